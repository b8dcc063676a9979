using System.Text;
using Habeas.Verifier;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return CommandLine.Run(args, new(Console.In, Console.Out, Console.Error, IsTerminal: !Console.IsErrorRedirected));
