namespace SupportBot.Core.Orders;

/// <param name="Amount">In the currency's main unit: 12.50 EUR, 150000 IDR.</param>
/// <param name="Currency">ISO 4217.</param>
public readonly record struct Money(decimal Amount, string Currency)
{
    public static Money operator +(Money left, Money right) => left.Currency == right.Currency
        ? left with { Amount = left.Amount + right.Amount }
        : throw new InvalidOperationException($"{left.Currency} and {right.Currency} cannot be added.");

    public static Money operator *(Money money, int count) => money with { Amount = money.Amount * count };

    public static Money Zero(string currency) => new(0, currency);
}
