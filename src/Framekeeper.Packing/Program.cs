using Framekeeper.Language;
using Framekeeper.Rules;

// A step of the build: what the command line carries, in the form that it starts from at once.
var folder = args[0];
using (var book = File.Create(Path.Combine(folder, "book.bin")))
{
    RuleBookFile.Write(RuleBook.Default, book);
}

using var gate = File.Create(Path.Combine(folder, "gate.bin"));
GateFile.WriteUnpacked(Gate.Default, gate);
