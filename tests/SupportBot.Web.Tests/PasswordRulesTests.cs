using SupportBot.Web.Staff;

namespace SupportBot.Web.Tests;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("short-one", "password.short")]
    [InlineData("password1234", "password.trivial")]
    [InlineData("Passwort!2026", "password.trivial")]
    [InlineData("123456789012", "password.trivial")]
    [InlineData("abcdefghijklmn", "password.trivial")]
    [InlineData("aaaaaaaaaaaaaa", "password.trivial")]
    [InlineData("adalovelace12", "password.trivial")]
    [InlineData("qwertzqwertz1", "password.trivial")]
    public void Trivial_passwords_are_refused(string password, string fault) => Assert.Equal(fault, PasswordRules.Fault(password, "Ada Lovelace", "ada@shop.example"));

    [Theory]
    [InlineData("violet-harbour-lantern")]
    [InlineData("korrekt pferd batterie")]
    [InlineData("密码很长而且没有人能猜到它的")]
    [InlineData("Tr0ub4dor&3xyz")]
    public void Good_ones_are_taken_whatever_they_are_made_of(string password) => Assert.Null(PasswordRules.Fault(password, "Ada Lovelace", "ada@shop.example"));
}
