namespace SupportBot.Core.Orders;

/// <summary>How an order was paid.</summary>
/// <param name="Kind">Decides the refund's route.</param>
/// <param name="Brand">As the customer knows it: <c>GoPay</c>, <c>Visa</c>, <c>微信支付</c>. Shown as it stands.</param>
public sealed record PaymentMethod(PaymentKind Kind, string? Brand = null);

/// <summary><c>OverTheCounter</c>: cash at a konbini, OXXO, Alfamart, by boleto. <c>Instalments</c>: buy now, pay later. <c>Unknown</c>: nobody told.</summary>
public enum PaymentKind { Card, Wallet, BankTransfer, DirectDebit, Invoice, CashOnDelivery, OverTheCounter, GiftCard, Instalments, Unknown }
