using Microsoft.AspNetCore.Mvc;
using SupportBot.Core.Staff;
using SupportBot.Web.Shared;

namespace SupportBot.Web.Admin;

internal sealed class AuditPageView(IStaffAudit audit, IStaffStore store) : StaffPage
{
    private const int MostPages = 10_000;

    [BindProperty(SupportsGet = true, Name = "does")] public StaffAction? Does { get; set; }
    [BindProperty(SupportsGet = true, Name = "who")] public string? Who { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public int Number { get; set; } = 1;

    public AuditPage Found { get; private set; } = new([], 0);
    public IReadOnlyList<StaffAccount> People { get; private set; } = [];
    public int Pages { get; private set; }

    public async Task OnGetAsync()
    {
        Number = Math.Clamp(Number, 1, MostPages);
        var query = new AuditQuery(Does, string.IsNullOrEmpty(Who) ? null : Who, Number);
        People = await store.ListAsync(Cancelled);
        Found = await audit.ReadAsync(query, Cancelled);
        Pages = (Found.Total + query.PageSize - 1) / query.PageSize;
    }

    /// <summary>Where a rule is shown; its subject is market and id.</summary>
    public static string RuleAddress(string subject) => subject.Split('/') is [var market, var rule]
        ? $"/admin/policies/{market}?rule={Uri.EscapeDataString(rule)}#{Uri.EscapeDataString(rule)}" : "/admin/policies";

    public string? NameOf(string subject) => People.FirstOrDefault(person => person.Id == subject)?.DisplayName;
}
