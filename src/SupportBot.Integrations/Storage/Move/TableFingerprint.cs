using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Integrations.Storage.Move;

/// <summary>What a table holds: the same in two databases when these are the same.</summary>
/// <param name="Sha256">In hex, over the columns' names and every row in the order of the key.</param>
public sealed record TableFingerprint(string Table, long Rows, string Sha256)
{
    private const int ReportEvery = 1000;

    internal static async Task<TableFingerprint> OfAsync(
        IShopSnapshot snapshot, ShopTable table, IProgress<TableProgress> progress, CancellationToken cancellation)
    {
        var total = await snapshot.CountAsync(table, cancellation);
        progress.Report(new TableProgress("checking", table.Name, 0, total));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join(',', await snapshot.ColumnsAsync(table, cancellation))));
        var (bytes, rows) = (new ArrayBufferWriter<byte>(), 0L);
        await foreach (var row in snapshot.ReadAsync(table, cancellation))
        {
            bytes.ResetWrittenCount();
            foreach (var value in row) Write(bytes, value);
            hash.AppendData(bytes.WrittenSpan);
            if (++rows % ReportEvery == 0) progress.Report(new TableProgress("checking", table.Name, rows, total));
        }
        progress.Report(new TableProgress("checking", table.Name, rows, total));
        return new TableFingerprint(table.Name, rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    // A letter for the kind and the length before what has one, so that no two rows look alike.
    private static void Write(ArrayBufferWriter<byte> bytes, object? value)
    {
        switch (value)
        {
            case null:
                bytes.Write("n"u8);
                break;
            case long number:
                bytes.Write("i"u8);
                Write(bytes, number);
                break;
            case string text:
                bytes.Write("t"u8);
                Write(bytes, Encoding.UTF8.GetByteCount(text));
                Encoding.UTF8.GetBytes(text, bytes);
                break;
            case byte[] content:
                bytes.Write("b"u8);
                Write(bytes, content.Length);
                bytes.Write(content);
                break;
            default:
                throw new InvalidOperationException($"A {value.GetType().Name} has no form that is the same in every database.");
        }
    }

    private static void Write(ArrayBufferWriter<byte> bytes, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(bytes.GetSpan(sizeof(long)), number);
        bytes.Advance(sizeof(long));
    }
}
