using Microsoft.Extensions.Configuration;
using SupportBot.Channels.DirectLine;
using SupportBot.Channels.WebChat;
using SupportBot.Core.Conversations;
using SupportBot.Core.Returns;
using SupportBot.Core.Turns;
using SupportBot.Web.Hosting;
using SupportBot.Web.Telemetry;

namespace SupportBot.Journeys.Tests.House;

/// <summary>appsettings.sample.json is complete, and its values are the defaults.</summary>
public sealed class Settings
{
    private static readonly IConfiguration Sample =
        new ConfigurationBuilder().AddJsonFile(Path.Combine(Folders.Home, "appsettings.sample.json")).Build();

    [Theory]
    [InlineData(TurnOptions.Section, typeof(TurnOptions))]
    [InlineData(RetentionOptions.Section, typeof(RetentionOptions))]
    [InlineData(ReminderOptions.Section, typeof(ReminderOptions))]
    [InlineData(DirectLineOptions.Section, typeof(DirectLineOptions), nameof(DirectLineOptions.DataDirectory))]
    [InlineData(WidgetOptions.Section, typeof(WidgetOptions), nameof(WidgetOptions.VendorFolder))]
    [InlineData(ProxyOptions.Section, typeof(ProxyOptions))]
    [InlineData(TelemetryOptions.Section, typeof(TelemetryOptions))]
    public void Every_setting_stands_in_the_sample_with_its_default(string section, Type options, params string[] setByTheProgram)
    {
        var names = options.GetProperties().Select(property => property.Name).Except(setByTheProgram).Order(StringComparer.Ordinal);
        Assert.Equal(names, Sample.GetSection(section).GetChildren().Select(child => child.Key).Order(StringComparer.Ordinal));

        var (bound, fresh) = (Sample.GetSection(section).Get(options)!, Activator.CreateInstance(options)!);
        Assert.All(options.GetProperties().Where(property => !setByTheProgram.Contains(property.Name)), property =>
            Assert.Equal(property.GetValue(fresh), property.GetValue(bound)));
    }
}
