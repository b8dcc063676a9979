using System.Text.RegularExpressions;
using Habeas.Register.Acts;

namespace Habeas.Cli.Words;

/// <summary>Every refusal in English: code to sentence. <c>{name}</c> stands for the refusal's argument of that name.</summary>
internal static partial class RefusalWords
{
    public static IReadOnlyDictionary<string, string> Sentences { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["about-someone-else"] = "What should stand in the place of event {target} is about another person or place.",
        ["accommodation-already-on-file"] = "An accommodation with the id {accommodation} is on the file already.",
        ["accommodation-not-on-file"] = "No accommodation with the id {accommodation} was asked for on this file.",
        ["act-id-reused"] = "Another act was recorded under the id {act}, as entry {entry}: a new act needs an id of its own.",
        ["act-of-erased"] = "An act was recorded under the id {act}, as entry {entry}, and somebody whom it told of was erased since: whether this is the same act cannot be said any more.",
        ["act-too-large"] = "The act says more than one entry holds: {parts} parts, and {most} at most. Divide it.",
        ["already-annulled"] = "Event {target} is annulled already.",
        ["already-held"] = "The register shows the person in custody at that time already: {whereabouts}, {place}.",
        ["already-on-file"] = "A {what} of the id {id} is on the file already.",
        ["bail-already-met"] = "The conditions of the bail on ground {ground} had been met before.",
        ["bail-not-granted"] = "No bail stands on ground {ground} at that time.",
        ["contact-already-on-file"] = "A contact with the id {contact} is on the file already.",
        ["contact-not-on-file"] = "No contact with the id {contact} is on this file.",
        ["child-not-on-file"] = "Child {child} is not on this file.",
        ["claim-already-on-file"] = "Claim {claim} is on the file already.",
        ["claim-not-on-file"] = "Claim {claim} is not on this file.",
        ["clock-set-back"] = "The clock of this machine says {now}, and the last entry was recorded at {last}: the clock was set back, or another machine that writes to this register runs ahead. Set the clocks of all of them by one source of time, then send the act again.",
        ["correction-of-correction"] = "Event {target} is a correction: it is annulled, not replaced, and it replaces no other event.",
        ["death-on-file"] = "The person's death is on the file, at a time before this or once already.",
        ["document-empty"] = "The document is empty.",
        ["document-too-large"] = "The document has {size} bytes, and at most {most} are taken: divide it, or scan it at a lower resolution.",
        ["document-type-not-taken"] = "The document is of no type that is taken, by what its content begins with: {allowed}.",
        ["extension-shortens"] = "The order would not last longer by this: it stands until {standing}.",
        ["erasure-already-on-file"] = "An erasure with the id {erasure} is on the file already.",
        ["erasure-held-back"] = "The file is not erased now: {holds}.",
        ["erasure-not-waiting"] = "The erasure {erasure} does not wait for this: {state}.",
        ["file-changed"] = "Something was recorded here since you looked: entry {last}. Look again, then decide.",
        ["file-erased"] = "The file was erased: its key is destroyed.",
        ["file-not-sealed"] = "The file is not sealed.",
        ["ground-already-ended"] = "Ground {ground} had ended before.",
        ["ground-already-on-file"] = "Ground {ground} is on the file already.",
        ["ground-not-on-file"] = "Ground {ground} is not on this file.",
        ["hold-already-on-file"] = "A hold with the id {hold} is on the file already.",
        ["hold-not-on-file"] = "No hold {hold} stands on the file.",
        ["hour-not-stated"] = "The day and the hour must be stated: '{field}' leaves more than an hour open.",
        ["incomplete"] = "Something is missing or makes no sense in '{field}': {fault}.",
        ["injury-already-on-file"] = "Injury {injury} is on the file already.",
        ["injury-not-on-file"] = "Injury {injury} is not on this file.",
        ["link-already-on-file"] = "Link {link} is on one of the files already.",
        ["link-not-on-file"] = "No link {link} joins these two files.",
        ["members-refused"] = "{refused} of the {listed} on the list cannot go with the others: {members}. Take them off the list and send it again.",
        ["no-identity"] = "The person has neither a name here nor a description by which they can be told apart.",
        ["no-resemblance"] = "None of the files named agrees with {person} on anything that could show one person.",
        ["no-such-event"] = "No event stands at {target} under this person or place.",
        ["no-valid-commitment-order"] = "Nobody is received without a valid commitment order: {why}.",
        ["not-in-transit"] = "The register does not show the person on the way to {place} at that time.",
        ["not-an-overseer"] = "What is kept for tracing is opened by those who oversee detention and hold nobody ({capacities}).",
        ["not-erased"] = "The person was not erased: their file tells where they were held.",
        ["not-named-by-seal"] = "The seal or protection on the file does not admit you, and its own authority did not order this.",
        ["not-on-file"] = "The {what} {id} is not on this file: record it first.",
        ["not-out"] = "The register does not show the person out of {place} at that time.",
        ["not-shown-held"] = "The register does not show the person held at {place} at that time.",
        ["not-told-of-erasure"] = "The {whom} was not told of the erasure, so it is not approved.",
        ["not-yet-happened"] = "'{field}' lies ahead ({earliest}, and it is {now}): only what has happened is recorded.",
        ["notice-already-on-file"] = "A notice with the id {notice} is on the file already.",
        ["notice-not-on-file"] = "No notice with the id {notice} is on this file.",
        ["officer-not-named"] = "Whoever acts says who they are and in what capacity.",
        ["order-already-on-file"] = "An order or arrest record with the id {order} is on the file already.",
        ["order-already-over"] = "Order {order} had ended before: {why}.",
        ["order-not-on-file"] = "Neither an order nor an arrest record with the id {order} is on this file.",
        ["other-ground-standing"] = "Other grounds hold the person at that time: {grounds}.",
        ["person-already-registered"] = "The person has a file already: {person}.",
        ["person-not-registered"] = "The person has no file yet.",
        ["place-already-closed"] = "{place} was closed already at that time.",
        ["place-already-registered"] = "{place} is in the register already.",
        ["place-closed"] = "{place} was closed at that time: nobody is sent there.",
        ["place-not-closed"] = "{place} was open at that time.",
        ["place-not-registered"] = "The place {place} is not in the register.",
        ["prohibited-ground"] = "Nobody is deprived of liberty on the ground '{ground}'.",
        ["protection-already-on-file"] = "Protection {protection} is on the file already.",
        ["protection-not-on-file"] = "Protection {protection} is not on this file.",
        ["reason-missing"] = "What the register says is changed only for a stated reason.",
        ["receipt-already-on-file"] = "A receipt with the id {receipt} is on the file already.",
        ["relative-not-on-file"] = "Relative {relative} is not on this file.",
        ["same-officer"] = "An erasure takes two officers: whoever proposed it does not approve it.",
        ["seal-already-on-file"] = "The file bears seal {seal} already.",
        ["seal-not-on-file"] = "The file bears no seal {seal}.",
        ["roll-is-signed"] = "Roll {roll} is signed: it is not counted further. What is wrong in it is corrected, and a later count is another roll.",
        ["roll-not-counted"] = "Nobody counted roll {roll} there.",
        ["stands-as-recorded"] = "Event {target}, or what would stand in its place, is recorded by its own act alone: no correction reaches it. Undo it by the act that undoes it.",
        ["text-not-plain"] = "'{field}' holds {found}, which is no part of a text: take it out.",
        ["tracing-not-opened"] = "What is kept for tracing is not open to you.",
        ["unknown-code"] = "'{code}' is not a word for '{field}'. Known: {known}.",
        ["until-before-from"] = "'{field}' ends before it begins: from {from}, until {until}.",
        ["witness-not-stated"] = "Who saw the person leave is named, or it is said that nobody did.",
    };

    /// <summary>What a slug in an argument says in words.</summary>
    private static readonly Dictionary<string, string> Slugs = new(StringComparer.Ordinal)
    {
        ["arrest-record-only"] = "only an arrest record was shown, and the ground is not an arrest",
        ["none-shown"] = "none was shown",
        ["not-on-file"] = "it is not on the file",
        ["not-yet-in-force"] = "it is not in force yet",
        ["quashed"] = "a court quashed it",
        ["ran-out"] = "it had run out",
        ["replaced"] = "another order replaced it",
        ["revoked"] = "it was revoked",
        ["inside"] = "inside",
        ["in-transit"] = "in transit",
        ["at-court"] = "at court",
        ["in-hospital"] = "in hospital",
        ["temporarily-absent"] = "temporarily absent",
    };

    /// <summary>The refusal as a sentence.</summary>
    /// <param name="refusal">What was refused.</param>
    /// <param name="name">Names a place or a file that an argument identifies; null leaves the argument as it is.</param>
    public static string Say(Refusal refusal, Func<object, string?>? name = null)
    {
        var sentence = Sentences.GetValueOrDefault(refusal.Code, refusal.Code);
        var said = Argument().Replace(sentence, found =>
            refusal.Arguments.TryGetValue(found.Groups["name"].Value, out var value) ? name?.Invoke(value) ?? Value(value) : "—");
        return said.Replace(", —", "", StringComparison.Ordinal);
    }

    /// <summary>The code and the rule it rests on, for whoever must answer for it: <c>[no-valid-commitment-order; Nelson Mandela Rule 7]</c>.</summary>
    public static string Source(Refusal refusal) => refusal.Citation.Length > 0 ? $"[{refusal.Code}; {refusal.Citation}]" : $"[{refusal.Code}]";

    /// <summary>Which acts record what the officer has before them, or null.</summary>
    public static string? Instead(Refusal refusal) =>
        refusal.Arguments.TryGetValue("instead", out var acts)
            ? "What can be recorded instead: " + string.Join(", ", Value(acts).Split(", ").Select(ActWords.Named)) + "."
            : null;

    private static string Value(object value) => value is string text ? Slugs.GetValueOrDefault(text, text) : Output.Cells.ForPeople(value);

    [GeneratedRegex(@"\{(?<name>[a-z]+)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    internal static partial Regex Argument();
}
