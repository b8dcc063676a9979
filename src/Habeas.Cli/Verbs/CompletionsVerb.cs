using System.CommandLine;
using Habeas.Cli.Host;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas completions</c>: scripts that ask the command itself, by its <c>[suggest]</c> directive, how a line may go on.</summary>
internal static class CompletionsVerb
{
    public static Verb Make(Globals globals)
    {
        var shell = new Argument<string>("shell") { HelpName = "bash|zsh|fish", Description = "The shell to complete in." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var verb = new Verb(
            "completions",
            "Prints a script that lets a shell complete verbs, options and their values.",
            "source <(habeas completions bash)",
            "habeas completions zsh > ~/.zfunc/_habeas",
            "habeas completions fish > ~/.config/fish/completions/habeas.fish")
        {
            shell,
        };
        return verb.Does(globals, (parse, session) =>
        {
            session.Surroundings.Out.Write(Script(parse.GetValue(shell)!));
            return Exits.Ok;
        });
    }

    private static string Script(string shell) => shell switch
    {
        "bash" => """
            # habeas: completion for bash
            _habeas() {
                local IFS=$'\n'
                COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
                [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -F _habeas habeas

            """,
        "zsh" => """
            #compdef habeas
            # habeas: completion for zsh
            _habeas() {
                local -a words_now
                words_now=("${(@f)$("${words[1]}" "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
                compadd -a words_now || _files
            }
            compdef _habeas habeas

            """,
        _ => """
            # habeas: completion for fish
            function __habeas_suggest
                set -l line (commandline -cp)
                habeas "[suggest:"(string length -- $line)"]" $line 2>/dev/null
            end
            complete -c habeas -a '(__habeas_suggest)'

            """,
    };
}
