using System.ComponentModel.DataAnnotations;

namespace SupportBot.Channels.DirectLine;

/// <summary>Settings of the chat protocol's server; section <c>DirectLine</c> of the configuration.</summary>
public sealed class DirectLineOptions
{
    public const string Section = "DirectLine";

    /// <summary>Folder that keeps the signing key of this installation.</summary>
    [Required(ErrorMessage = "DirectLine:DataDirectory must name the folder that keeps the signing key (see appsettings.sample.json).")]
    public string DataDirectory { get; set; } = "";

    /// <summary>At least 256 random bits in base64, the same on every node. Null: a key is made in the data directory.</summary>
    [Base64String, MinLength(44)]
    public string? SigningKey { get; set; }

    /// <summary>Where browsers reach this server, if a proxy in front hides it. Null: as the request says.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>The bot's name in the chat.</summary>
    [Required, StringLength(80)]
    public string BotName { get; set; } = "Shop assistant";

    /// <summary>The shop of a page that names none.</summary>
    [Required, RegularExpression("^[A-Za-z0-9._-]{1,64}$")]
    public string DefaultShop { get; set; } = "shop";

    /// <summary>A REST token's life. A page renews it while it is open.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "00:30:00")]
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a socket's address can be used to open it.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "00:05:00")]
    public TimeSpan StreamTicketLifetime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>A file link's life; every reading of the conversation signs new ones.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan FileLinkLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>For how long a browser finds its conversation again.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "90.00:00:00")]
    public TimeSpan ResumeLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Silence after which a socket is sent an empty frame, so that proxies keep it.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:01:00")]
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Tokens that one address (a /64 for IPv6) may ask for in a minute.</summary>
    [Range(1, 1_000_000)]
    public int TokensPerMinute { get; set; } = 300;

    /// <summary>Activities that one conversation may send in a minute.</summary>
    [Range(1, 1_000_000)]
    public int PostsPerMinute { get; set; } = 120;

    /// <summary>Sockets that one conversation may hold open on this node: tabs and devices.</summary>
    [Range(1, 1000)]
    public int SocketsPerConversation { get; set; } = 20;

    /// <summary>Longest text of one message, in UTF-16 units.</summary>
    [Range(2000, 100_000)]
    public int LongestText { get; set; } = 8000;

    /// <summary>Largest file, in bytes.</summary>
    [Range(1024, 100_000_000)]
    public int LargestFile { get; set; } = 10 * 1024 * 1024;

    [Range(1, 20)]
    public int FilesPerMessage { get; set; } = 5;

    /// <summary>All files of one conversation together, in bytes.</summary>
    [Range(1024, long.MaxValue)]
    public long FilesPerConversation { get; set; } = 50L * 1024 * 1024;
}
