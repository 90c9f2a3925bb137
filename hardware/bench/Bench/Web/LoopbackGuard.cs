using System.Net;

namespace Bench.Web;

/// <summary>
/// Keeps the page to this PC and to itself: requests must name this host (a foreign page cannot rebind a name to us), the live
/// line must come from our own page, and the browser is told to load nothing from elsewhere.
/// </summary>
internal static class LoopbackGuard
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self' ws://{0}; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>True when the request names this host at this port.</summary>
    public static bool NamesThisHost(HttpRequest request, int port) =>
        request.Host.Port == port && request.Host.Host is "127.0.0.1" or "localhost"
        && request.HttpContext.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);

    /// <summary>True when a WebSocket was opened by our own page.</summary>
    public static bool ComesFromOwnPage(HttpRequest request) =>
        request.Headers.Origin is [{ } origin] && origin == $"http://{request.Host.Value}";

    /// <summary>Headers of every answer.</summary>
    public static void Protect(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = string.Format(System.Globalization.CultureInfo.InvariantCulture, Policy, context.Request.Host.Value);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
    }
}
