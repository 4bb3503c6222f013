namespace Framekeeper.Formats;

/// <summary>White space in words.</summary>
internal static class Spaces
{
    /// <summary>The text with every run of spaces, tabs and line breaks made one space, and none at its ends.</summary>
    public static byte[] Collapse(ReadOnlySpan<byte> text)
    {
        var collapsed = new byte[text.Length];
        var length = 0;
        foreach (var part in text)
        {
            var space = part is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f';
            if (!space)
            {
                collapsed[length++] = part;
            }
            else if (length > 0 && collapsed[length - 1] != ' ')
            {
                collapsed[length++] = (byte)' ';
            }
        }

        length -= length > 0 && collapsed[length - 1] == ' ' ? 1 : 0;
        return length == collapsed.Length ? collapsed : collapsed[..length];
    }
}
