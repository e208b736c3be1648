using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Core.Conversations;
using SupportBot.Core.Orders;

namespace SupportBot.Integrations.Tests.Orders;

/// <summary>The published schema says what the program reads, field by field.</summary>
public sealed class Order_schema
{
    private static readonly JsonNode Definitions =
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "infra", "order.schema.json")))!["$defs"]!;

    [Theory]
    [InlineData("order", typeof(Order))]
    [InlineData("payment", typeof(PaymentMethod))]
    [InlineData("line", typeof(OrderLine))]
    [InlineData("parcel", typeof(Parcel))]
    [InlineData("customer", typeof(OrderCustomer))]
    [InlineData("terms", typeof(OrderTerms))]
    public void Fields_and_required_fields_are_the_records_own(string definition, Type record)
    {
        var fields = record.GetProperties().Where(property => property.CanWrite).ToList();
        var schema = Definitions[definition]!;
        Assert.Equal(fields.Select(Name).Order(), schema["properties"]!.AsObject().Select(field => field.Key).Order());
        Assert.Equal(fields.Where(field => IsRequired(record, field)).Select(Name).Order(), (schema["required"]?.AsArray() ?? []).Select(name => (string)name!).Order());
        Assert.All(schema["properties"]!.AsObject(), field => Assert.True(field.Value!["description"] is not null || field.Value["$ref"] is not null, field.Key));
    }

    [Theory]
    [InlineData(typeof(SellerKind), "order", "sellerKind")]
    [InlineData(typeof(PaymentKind), "payment", "kind")]
    [InlineData(typeof(ItemTrait), "line", "flags")]
    public void Choices_are_the_programs_own(Type choice, string definition, string field)
    {
        var property = Definitions[definition]!["properties"]![field]!;
        var values = (property["enum"] ?? property["items"]!["enum"])!.AsArray().Select(value => (string)value!);
        Assert.Equal(Enum.GetNames(choice), values);
    }

    [Theory]
    [InlineData("parcel", typeof(Parcel))]
    [InlineData("terms", typeof(OrderTerms))]
    public void What_is_left_out_means_what_the_program_takes_it_for(string definition, Type record)
    {
        var nothingSaid = JsonSerializer.Deserialize("{}", record, LogJson.Options);
        var taken = JsonSerializer.SerializeToNode(nothingSaid, record, LogJson.Options)!.AsObject();
        var promised = Definitions[definition]!["properties"]!.AsObject().Where(field => field.Value!["default"] is not null);
        Assert.Equal(taken.Select(field => (field.Key, field.Value!.ToJsonString())).Order(), promised.Select(field => (field.Key, field.Value!["default"]!.ToJsonString())).Order());
    }

    private static string Name(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static bool IsRequired(Type record, PropertyInfo property) =>
        property.GetCustomAttribute<RequiredMemberAttribute>() is not null
        || record.GetConstructors().Any(constructor => constructor.GetParameters().Any(parameter => parameter.Name == property.Name && !parameter.IsOptional));
}
