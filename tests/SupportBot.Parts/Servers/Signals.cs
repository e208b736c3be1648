using System.Runtime.InteropServices;

namespace SupportBot.Parts.Servers;

internal enum Signal
{
    Interrupt = 2,
    Quit = 3,
    Kill = 9,
    Terminate = 15,
}

internal static class Signals
{
    /// <summary>To one process by its id. One that has ended meanwhile is no error.</summary>
    public static void Send(Signal signal, int process) => _ = Kill(process, (int)signal);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
