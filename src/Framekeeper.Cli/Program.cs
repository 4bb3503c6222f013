using System.CommandLine;
using Framekeeper.Cli;

var root = new RootCommand("Framekeeper keeps the frame of therapy: it finds dual relationships in what is said, written and arranged, before they harm. Nothing leaves this machine.")
{
    CheckCommand.Build(),
    AskCommand.Build(),
    RulesCommand.Build(),
    EvaluateCommand.Build(),
    TrainCommand.Build(),
};
return Calls.Run(root, args);
