using System.Diagnostics;
using System.Globalization;
using SupportBot.Bench;
using SupportBot.Journeys.Tests.Parts;

// First figures: start to first page, then customers who hold whole return conversations at once over the chat protocol, durable log included.
// The quiet window of bursts is set to zero; a real customer waits that much longer.
// dotnet run -c Release --project tests/SupportBot.Bench -- 200
// With the word "policies" instead of a number: what loading the policies and one decision cost.
if (args is ["policies", ..])
{
    Decisions.Run(Path.Combine(Environment.CurrentDirectory, "prompts", "policies"));
    return;
}
var customers = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200;
var data = Directory.CreateTempSubdirectory("supportbot-bench-").FullName;
var clock = Stopwatch.StartNew();
await using (var shop = await ShopProcess.StartAsync(data, TimeSpan.Zero))
{
    using var http = new HttpClient { BaseAddress = shop.Address };
    (await http.GetAsync(new Uri("/", UriKind.Relative))).EnsureSuccessStatusCode();
    Console.WriteLine($"start to first page   {clock.Elapsed.TotalSeconds:F2} s");
    await Load.RunAsync(shop, customers: 5);
    Console.WriteLine($"memory when idle      {shop.MemoryInMegabytes} MB");
    var report = await Load.RunAsync(shop, customers);
    Console.WriteLine($"customers at once     {customers}, {report.Turns} turns in {report.Elapsed.TotalSeconds:F1} s: {report.Turns / report.Elapsed.TotalSeconds:F0} turns/s");
    Console.WriteLine($"acknowledged          {report.Acknowledged}");
    Console.WriteLine($"answered              {report.Answered}");
    Console.WriteLine($"memory afterwards     {shop.MemoryInMegabytes} MB");
}
Directory.Delete(data, recursive: true);
