namespace Framekeeper.Web.Hosting;

/// <summary>Which request a service works for, by <see cref="IHttpContextAccessor"/>: kept for what stands behind the pages alone. A call that is answered before them needs it not, and keeping it costs more than reading the call.</summary>
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
