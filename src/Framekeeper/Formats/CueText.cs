using System.Buffers;
using System.Text;

namespace Framekeeper.Formats;

/// <summary>A piece of a cue's text: words, a time, or a tag with what is in it.</summary>
/// <param name="Name">The tag (<c>v</c>, <c>i</c>, …), or <see cref="Words"/>, <see cref="Time"/>, or empty for the whole cue.</param>
/// <param name="Value">The words, or the tag's annotation: a voice's name.</param>
/// <param name="Classes">The tag's classes.</param>
internal sealed record CueNode(string Name, byte[] Value, IReadOnlyList<byte[]> Classes)
{
    /// <summary>The name of words.</summary>
    public const string Words = "words";

    /// <summary>The name of a time within the text.</summary>
    public const string Time = "time";

    /// <summary>What is in it, in order.</summary>
    public List<CueNode> Children { get; } = [];

    /// <summary>Never the words.</summary>
    public override string ToString() => $"<{Name}>";
}

/// <summary>The markup in cues ("WebVTT cue text parsing rules", https://www.w3.org/TR/webvtt1/#cue-text-parsing-rules).</summary>
/// <param name="forgiving">Whether a <c>&lt;</c> that opens no tag is a character (<c>I &lt;3 you</c>); the standard loses what follows it.</param>
/// <remarks>Tags nested deeper than 64 are ignored, so that no input exhausts the stack.</remarks>
internal ref struct CueText(ReadOnlySpan<byte> text, bool forgiving)
{
    private const int Deepest = 64;

    private static readonly SearchValues<byte> TimeDigits = SearchValues.Create("0123456789:.,"u8);
    private static readonly SearchValues<byte> EndsName = SearchValues.Create(" \t\n\f>"u8);

    private readonly Stack<CueNode> _open = new([new CueNode("", [], [])]);
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private ReadOnlySpan<byte> _rest = text;

    /// <summary>The cue's text as a tree.</summary>
    public static CueNode Parse(ReadOnlySpan<byte> text, bool forgiving = false)
    {
        var parser = new CueText(text, forgiving);
        while (!parser._rest.IsEmpty)
        {
            parser.ReadToken();
        }

        return parser._open.Last();
    }

    /// <summary>The words of a cue by who says them: null where no voice tag says it. Other markup is resolved or removed.</summary>
    public static IReadOnlyList<(string? Voice, ReadOnlyMemory<byte> Text)> Voices(byte[] text)
    {
        if (text.AsSpan().IndexOfAny((byte)'<', (byte)'&') < 0)
        {
            return [(null, text)];
        }

        var voices = new List<(string? Voice, ArrayBufferWriter<byte> Text)>();
        Collect(Parse(text, forgiving: true), null, voices);
        return voices.ConvertAll(voice => (voice.Voice, voice.Text.WrittenMemory));
    }

    private static void Collect(CueNode node, string? voice, List<(string? Voice, ArrayBufferWriter<byte> Text)> voices)
    {
        voice = node.Name == "v" && node.Value.Length > 0 ? Encoding.UTF8.GetString(node.Value) : voice;
        if (node.Name == CueNode.Words)
        {
            if (voices.Count == 0 || voices[^1].Voice != voice)
            {
                voices.Add((voice, new ArrayBufferWriter<byte>()));
            }

            voices[^1].Text.Write(node.Value);
        }

        node.Children.ForEach(child => Collect(child, voice, voices));
    }

    private void ReadToken()
    {
        if (_rest[0] != '<' || !OpensTag())
        {
            ReadWords();
            return;
        }

        _rest = _rest[1..];
        switch (_rest)
        {
            case [(byte)'/', ..]:
                Close(Encoding.UTF8.GetString(ReadToEnd()[1..]));
                break;
            case [>= (byte)'0' and <= (byte)'9', ..]:
                AddTime(ReadToEnd());
                break;
            default:
                ReadStartTag();
                break;
        }
    }

    private void ReadWords()
    {
        do
        {
            ReadCharacters('<');
        }
        while (!_rest.IsEmpty && (_rest[0] != '<' || !OpensTag()));
        _open.Peek().Children.Add(new CueNode(CueNode.Words, TakeBuffer(), []));
    }

    /// <summary>Whether a tag begins here: a name, an end or a time, closed before the next one begins.</summary>
    private readonly bool OpensTag()
    {
        if (!forgiving)
        {
            return true;
        }

        var inside = _rest[1..];
        var end = inside.IndexOfAny((byte)'>', (byte)'<');
        return end >= 0 && inside[end] == '>'
            && (end == 0 || char.IsAsciiLetter((char)inside[0]) || inside[0] is (byte)'/' or (byte)'.'
                || inside[..end].IndexOfAnyExcept(TimeDigits) < 0);
    }

    /// <summary>Reads one reference, or at least one character and on to the next that could mean something.</summary>
    private void ReadCharacters(char stop)
    {
        if (_rest[0] != '&')
        {
            var next = _rest[1..].IndexOfAny((byte)stop, (byte)'&');
            var length = next < 0 ? _rest.Length : next + 1;
            _buffer.Write(_rest[..length]);
            _rest = _rest[length..];
        }
        else if (CharacterReferences.TryRead(_rest[1..], out var value, out var length))
        {
            _buffer.Write(Encoding.UTF8.GetBytes(value));
            _rest = _rest[(length + 1)..];
        }
        else
        {
            _buffer.Write("&"u8);
            _rest = _rest[1..];
        }
    }

    /// <summary>What stands before the closing <c>&gt;</c>, or before the end.</summary>
    private ReadOnlySpan<byte> ReadToEnd()
    {
        var end = _rest.IndexOf((byte)'>');
        var inside = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? [] : _rest[(end + 1)..];
        return inside;
    }

    private void ReadStartTag()
    {
        var names = ReadNames();
        var annotation = ReadAnnotation();
        var name = Encoding.UTF8.GetString(names[0]);
        if (!IsTag(name) || _open.Count > Deepest)
        {
            return;
        }

        var node = new CueNode(name, name is "v" or "lang" ? annotation : [], [.. names.Skip(1).Where(part => part.Length > 0)]);
        _open.Peek().Children.Add(node);
        _open.Push(node);
    }

    /// <summary>Others are ignored, as is a ruby text outside its ruby.</summary>
    private readonly bool IsTag(string name) => name is "c" or "i" or "b" or "u" or "ruby" or "v" or "lang" || (name == "rt" && _open.Peek().Name == "ruby");

    /// <summary>The tag's name and, after dots, its classes.</summary>
    private List<byte[]> ReadNames()
    {
        var end = _rest.IndexOfAny(EndsName);
        var dotted = end < 0 ? _rest : _rest[..end];
        _rest = _rest[dotted.Length..];
        var names = new List<byte[]>();
        foreach (var part in dotted.Split((byte)'.'))
        {
            names.Add(dotted[part].ToArray());
        }

        return names;
    }

    private byte[] ReadAnnotation()
    {
        while (!_rest.IsEmpty && _rest[0] != '>')
        {
            ReadCharacters('>');
        }

        _rest = _rest.IsEmpty ? _rest : _rest[1..];
        return Spaces.Collapse(TakeBuffer());
    }

    private readonly void Close(string name)
    {
        var current = _open.Peek().Name;
        if (name.Length > 0 && name == current)
        {
            _open.Pop();
        }
        else if (name == "ruby" && current == "rt")
        {
            _open.Pop();
            _open.Pop();
        }
    }

    private readonly void AddTime(ReadOnlySpan<byte> inside)
    {
        if (Timestamp.TryReadStandard(ref inside, out var time) && inside.IsEmpty)
        {
            _open.Peek().Children.Add(new CueNode(CueNode.Time, Encoding.UTF8.GetBytes($"{(long)time.TotalHours:00}:{time:mm\\:ss\\.fff}"), []));
        }
    }

    private readonly byte[] TakeBuffer()
    {
        var taken = _buffer.WrittenSpan.ToArray();
        _buffer.ResetWrittenCount();
        return taken;
    }
}
