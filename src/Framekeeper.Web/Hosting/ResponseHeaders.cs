namespace Framekeeper.Web.Hosting;

/// <summary>What every response says to the browser: nothing from elsewhere, nowhere else to, and keep nothing.</summary>
internal static class ResponseHeaders
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self' blob:; connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>An answer to a program is no page: a browser that is led to one does nothing with it.</summary>
    private const string Nothing = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>Under this a page names the digest of the one style of its own that is let in.</summary>
    public const string OwnStyle = "own style";

    private const string Devices = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(), publickey-credentials-create=(self), publickey-credentials-get=(self)";

    public static void UseResponseHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        // At the last moment, so that an error page that clears the headers has these all the same.
        http.Response.OnStarting(
            static context =>
            {
                Set((HttpContext)context);
                return Task.CompletedTask;
            },
            http);
        return next(http);
    });

    private static void Set(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments("/v1"))
        {
            SetProgram(http);
        }
        else
        {
            SetPage(http);
        }
    }

    /// <summary>What an answer to a program says.</summary>
    public static void SetProgram(HttpContext http)
    {
        var headers = http.Response.Headers;
        SetBoth(http, headers);
        (headers.ContentSecurityPolicy, headers.CacheControl) = (Nothing, "no-store");
    }

    private static void SetBoth(HttpContext http, IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        if (http.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }
    }

    private static void SetPage(HttpContext http)
    {
        var headers = http.Response.Headers;
        SetBoth(http, headers);
        if (http.Items[OwnStyle] is string digest)
        {
            headers.ContentSecurityPolicy = Policy.Replace("style-src 'self'", $"style-src 'self' '{digest}'", StringComparison.Ordinal);
        }
        else if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = Policy; // A sheet that stands by itself brings its own, by which its style alone is let in.
        }

        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Devices;
        headers.CacheControl = http.Request.Path.StartsWithSegments("/assets") && http.Response.StatusCode < 400 ? "no-cache" : "no-store";
    }
}
