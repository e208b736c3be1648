using Dapper;
using SupportBot.Core.Staff;

namespace SupportBot.Integrations.Storage.Staff;

/// <summary>The audit log in the database: rows are added and read, never changed.</summary>
internal sealed class SqlStaffAudit(ISqlDatabase database) : IStaffAudit
{
    public Task AppendAsync(AuditEntry entry, CancellationToken cancellation) => database.WriteAsync((connection, transaction) => connection.ExecuteAsync(
        StaffSql.AddAudit,
        new { At = StoredTime.Write(entry.At), entry.StaffId, entry.StaffName, Action = entry.Action.ToString(), entry.Subject },
        transaction), cancellation);

    public Task<AuditPage> ReadAsync(AuditQuery query, CancellationToken cancellation) => database.ReadAsync(async connection =>
    {
        var filter = new { Action = query.Action?.ToString(), query.StaffId, Limit = query.PageSize, Offset = (query.Page - 1L) * query.PageSize };
        var rows = await connection.QueryAsync<Row>(StaffSql.ReadAudit, filter);
        return new AuditPage([.. rows.Select(row => row.ToEntry())], await connection.QuerySingleAsync<int>(StaffSql.CountAudit, filter));
    }, cancellation);

    private sealed record Row
    {
        public long At { get; init; }
        public string? StaffId { get; init; }
        public string StaffName { get; init; } = "";
        public string Action { get; init; } = "";
        public string? Subject { get; init; }

        public AuditEntry ToEntry() => new(StoredTime.Read(At), StaffId, StaffName, Enum.Parse<StaffAction>(Action), Subject);
    }
}
