using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using SupportBot.Channels.DirectLine;
using SupportBot.Channels.WebChat;
using SupportBot.Core.Conversations;
using SupportBot.Core.Models;
using SupportBot.Core.Nodes;
using SupportBot.Core.Returns;
using SupportBot.Core.Turns;
using SupportBot.Integrations.Redis;
using SupportBot.Web.Hosting;
using SupportBot.Web.Telemetry;

namespace SupportBot.Journeys.Tests.House;

/// <summary>appsettings.sample.json is complete, and its values are the defaults.</summary>
public sealed partial class Settings
{
    private static readonly IConfiguration Sample =
        new ConfigurationBuilder().AddJsonFile(Path.Combine(Folders.Home, "appsettings.sample.json")).Build();

    // Sections of which the sample cannot give a value that suits everybody.
    private static readonly string[] Elsewhere = ["ConnectionStrings", "Nodes", "Redis"];

    [Theory]
    [InlineData("infra/container/compose.yaml")]
    [InlineData("infra/kubernetes/settings.env")]
    [InlineData("infra/kubernetes/secret.example.yaml")]
    [InlineData("infra/azure/main.bicep")]
    [InlineData("infra/scripts/cluster.sh")]
    public void Every_setting_that_a_deployment_names_is_one_of_the_program(string file)
    {
        var named = Named().Matches(File.ReadAllText(Path.Combine(Folders.Home, file))).Select(match => match.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.True(Elsewhere.Contains(name.Split(':')[0]) || IsInSample(name), $"{file} names {name}, which appsettings.sample.json does not know."));
    }

    [Theory]
    [InlineData(TurnOptions.Section, typeof(TurnOptions))]
    [InlineData(ModelOptions.Section, typeof(ModelOptions))]
    [InlineData(RetentionOptions.Section, typeof(RetentionOptions))]
    [InlineData(ReminderOptions.Section, typeof(ReminderOptions))]
    [InlineData(DirectLineOptions.Section, typeof(DirectLineOptions), nameof(DirectLineOptions.DataDirectory))]
    [InlineData(WidgetOptions.Section, typeof(WidgetOptions), nameof(WidgetOptions.VendorFolder))]
    [InlineData(ProxyOptions.Section, typeof(ProxyOptions))]
    [InlineData(TelemetryOptions.Section, typeof(TelemetryOptions))]
    [InlineData(NodeOptions.Section, typeof(NodeOptions))]
    [InlineData(RedisOptions.Section, typeof(RedisOptions), nameof(RedisOptions.ConnectionString))]
    public void Every_setting_stands_in_the_sample_with_its_default(string section, Type options, params string[] setByTheProgram)
    {
        var names = options.GetProperties().Select(property => property.Name).Except(setByTheProgram).Order(StringComparer.Ordinal);
        Assert.Equal(names, Sample.GetSection(section).GetChildren().Select(child => child.Key).Order(StringComparer.Ordinal));

        var (bound, fresh) = (Sample.GetSection(section).Get(options)!, Activator.CreateInstance(options)!);
        Assert.All(options.GetProperties().Where(property => !setByTheProgram.Contains(property.Name)), property =>
            Assert.Equal(property.GetValue(fresh), property.GetValue(bound)));
    }

    [Fact]
    public void Both_connection_strings_stand_in_the_sample_and_are_not_set()
    {
        var strings = Sample.GetSection("ConnectionStrings").GetChildren().ToDictionary(child => child.Key, child => child.Value);
        Assert.Equal(["Postgres", "Redis"], strings.Keys.Order(StringComparer.Ordinal));
        Assert.All(strings.Values, value => Assert.True(string.IsNullOrEmpty(value)));
    }

    private static bool IsInSample(string name) =>
        Sample.GetSection(name[..name.LastIndexOf(':')]).GetChildren().Any(child => child.Key == name[(name.LastIndexOf(':') + 1)..]);

    // An element of a list is named by its number, which is not part of the name.
    [GeneratedRegex(@"\b([A-Z][A-Za-z]+__[A-Z][A-Za-z]+)")]
    private static partial Regex Named();
}
