using System.CommandLine;
using System.CommandLine.Help;
using Framekeeper.Cli;

// Not a RootCommand, which the help would call by its file's name.
var root = new Command("framekeeper", "Framekeeper keeps the frame of therapy: it finds dual relationships in what is said, written and arranged, before they harm. Nothing leaves this machine.")
{
    new HelpOption(),
    new VersionOption(),
    CheckCommand.Build(),
    AskCommand.Build(),
    RulesCommand.Build(),
    PeopleCommand.Build(),
    ConflictsCommand.Build(),
    DriftCommand.Build(),
    EvaluateCommand.Build(),
    TrainCommand.Build(),
#if !NATIVE
    ServeCommand.Build(),
    KeysCommand.Build(),
    AuditCommand.Build(),
    BackupCommand.Backup(),
    BackupCommand.Restore(),
#endif
};
return Calls.Run(root, args);
