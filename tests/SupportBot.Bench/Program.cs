using System.CommandLine;
using SupportBot.Bench;
using SupportBot.Bench.Understanding;

// dotnet run -c Release --project tests/SupportBot.Bench -- --help
return await new RootCommand("Measures what SupportBot costs. Figures hold for the machine they were taken on; compare those of one run.")
{
    Load.Create(), Storms.Create(), TurnStages.Create(), Decisions.Create(), UnderstandingPeers.Create(),
}.Parse(args).InvokeAsync();
