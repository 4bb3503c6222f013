namespace Framekeeper.Web.Hosting;

/// <summary>Which request a service works for, by <see cref="IHttpContextAccessor"/>: kept from where it matters who is signed in. A call by key is answered before, and to keep it would cost that call a fifth of the memory that it takes.</summary>
/// <remarks>What runs as an answer starts, when the pages are left already, may find none.</remarks>
internal static class Contexts
{
    public static void AddContexts(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<IHttpContextFactory>(site => new DefaultHttpContextFactory(new Unkept(site)));
    }

    /// <summary>From here on it is kept, until the request is answered.</summary>
    public static void UseContexts(this WebApplication site)
    {
        var accessor = site.Services.GetRequiredService<IHttpContextAccessor>();
        site.Use(async (http, next) =>
        {
            accessor.HttpContext = http;
            try
            {
                await next(http);
            }
            finally
            {
                accessor.HttpContext = null;
            }
        });
    }

    /// <summary>All services but the accessor, without which a factory keeps nothing.</summary>
    private sealed class Unkept(IServiceProvider site) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(IHttpContextAccessor) ? null : site.GetService(serviceType);
    }
}
