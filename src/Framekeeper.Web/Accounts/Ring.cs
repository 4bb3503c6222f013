using System.Xml.Linq;
using Framekeeper.Store;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Framekeeper.Web.Accounts;

/// <summary>The keys that close cookies and forms, sealed in a table.</summary>
internal sealed class Ring(DataFolder folder) : IXmlRepository
{
    private readonly SealedTable<RingRow, Element> table = new(folder, "ring", element => element.Id);

    public IReadOnlyCollection<XElement> GetAllElements() => [.. table.All().Select(element => XElement.Parse(element.Xml))];

    public void StoreElement(XElement element, string friendlyName) => table.Put([new Element(friendlyName, element.ToString(SaveOptions.DisableFormatting))]);

    private sealed record Element(string Id, string Xml)
    {
        public override string ToString() => Id;
    }
}
