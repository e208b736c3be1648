namespace SupportBot.Integrations.Storage.Staff;

/// <summary>Every statement about the staff.</summary>
internal static class StaffSql
{
    public const string HasAdmin = "select exists (select 1 from staff where is_active_admin)";

    public const string Add = """
        insert into staff (id, login, is_active_admin, revision, body) values (@Id, @Login, @IsActiveAdmin, @Revision, @Body)
        on conflict do nothing
        """;

    public const string Find = "select body, revision from staff where id = @Id";
    public const string FindByLogin = "select body, revision from staff where login = @Login";
    public const string List = "select body, revision from staff";

    public const string Replace = """
        update staff set login = @Login, is_active_admin = @IsActiveAdmin, revision = revision + 1, body = @Body
        where id = @Id and revision = @Revision
        """;

    public const string ForgetOldTries = "delete from sign_in_tries where at <= @Oldest";
    public const string CountTries = "select count(*) from sign_in_tries where key = @Key";
    public const string AddTry = "insert into sign_in_tries (try_id, key, at) values (@TryId, @Key, @At)";
    public const string ForgetTries = "delete from sign_in_tries where try_id = @TryId or key = @Key";

    public const string AddAudit = """
        insert into staff_audit (at, staff_id, staff_name, action, subject) values (@At, @StaffId, @StaffName, @Action, @Subject)
        """;

    private const string AuditFilter = "from staff_audit where (@Action is null or action = @Action) and (@StaffId is null or staff_id = @StaffId)";
    public const string CountAudit = "select count(*) " + AuditFilter;

    public const string ReadAudit =
        "select at, staff_id as StaffId, staff_name as StaffName, action, subject " + AuditFilter + " order by id desc limit @Limit offset @Offset";
}
