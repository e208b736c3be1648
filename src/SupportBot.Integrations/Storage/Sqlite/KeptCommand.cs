using System.Data;
using Microsoft.Data.Sqlite;

namespace SupportBot.Integrations.Storage.Sqlite;

/// <summary>A command as callers use it, once; it is carried out by one that its connection keeps.</summary>
internal sealed class KeptCommand(KeptConnection connection) : SqliteCommand(null, connection)
{
    private SqliteCommand? _kept;

    // All ways of executing a command come through here.
    public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
    {
        GiveBack();
        _kept = connection.Take(CommandText);
        _kept.CommandTimeout = CommandTimeout;
        _kept.Transaction = Transaction;
        foreach (SqliteParameter parameter in Parameters) _kept.Parameters.Add(parameter);
        return _kept.ExecuteReader(behavior);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) GiveBack();
        base.Dispose(disposing);
    }

    private void GiveBack()
    {
        if (_kept is null) return;
        connection.GiveBack(_kept);
        _kept = null;
    }
}
