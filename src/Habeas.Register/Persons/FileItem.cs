namespace Habeas.Register.Persons;

/// <summary>One thing that a rule wants on the file of a person in custody, in our own words.</summary>
/// <param name="Code">A stable slug: the rule, then the thing.</param>
/// <param name="Rule">The rule or article that asks for it.</param>
/// <param name="What">What is to be kept.</param>
public sealed record FileItem(string Code, string Rule, string What)
{
    /// <summary>
    /// All that Nelson Mandela Rules 7 and 8, Bangkok Rules 2 and 3 and article 17(3) of the Convention on Enforced Disappearance
    /// want on file, with what OHCHR's list of registration adds.
    /// </summary>
    public static IReadOnlyList<FileItem> All { get; } =
    [
        new("nmr-7-identity", "Nelson Mandela Rule 7", "who the person is, and the gender that they say is theirs"),
        new("nmr-7-commitment", "Nelson Mandela Rule 7", "why the person is committed, and the authority responsible"),
        new("nmr-7-arrest", "Nelson Mandela Rule 7", "date, time and place of arrest"),
        new("nmr-7-hours", "Nelson Mandela Rule 7", "day and hour of admission, transfer and release"),
        new("nmr-7-injuries", "Nelson Mandela Rule 7", "injuries that can be seen, and complaints of earlier ill-treatment"),
        new("nmr-7-property", "Nelson Mandela Rule 7", "an inventory of the person's property"),
        new("nmr-7-family", "Nelson Mandela Rule 7", "family members, and the person's children: their ages, where they are and who cares for them"),
        new("nmr-7-emergency", "Nelson Mandela Rule 7", "whom to tell in an emergency, and next of kin"),
        new("nmr-8-process", "Nelson Mandela Rule 8", "the judicial process, dates of hearings and legal representation"),
        new("nmr-8-assessment", "Nelson Mandela Rule 8", "first assessment and classification"),
        new("nmr-8-conduct", "Nelson Mandela Rule 8", "behaviour and discipline"),
        new("nmr-8-complaints", "Nelson Mandela Rule 8", "requests and complaints, allegations of torture among them, unless they are confidential"),
        new("nmr-8-sanctions", "Nelson Mandela Rule 8", "disciplinary sanctions"),
        new("nmr-8-injury-death", "Nelson Mandela Rule 8", "circumstances and causes of injury or death, and where the remains went"),
        new("br-2-children", "Bangkok Rule 2", "what a person who cares for children was enabled to arrange for them, a suspension of detention included"),
        new("br-3-children", "Bangkok Rule 3", "number of children, their names and ages, where they are and in whose custody; confidential"),
        new("icpped-17-identity", "Convention on Enforced Disappearance art. 17(3)(a)", "the identity of the person deprived of liberty"),
        new("icpped-17-deprivation", "Convention on Enforced Disappearance art. 17(3)(b)", "date, time and place of the deprivation, and the authority that carried it out"),
        new("icpped-17-order", "Convention on Enforced Disappearance art. 17(3)(c)", "the authority that ordered it, and the grounds"),
        new("icpped-17-supervision", "Convention on Enforced Disappearance art. 17(3)(d)", "the authority that supervises it"),
        new("icpped-17-place", "Convention on Enforced Disappearance art. 17(3)(e)", "the place, with date and time of admission, and the authority responsible for it"),
        new("icpped-17-health", "Convention on Enforced Disappearance art. 17(3)(f)", "matters of the state of health"),
        new("icpped-17-death", "Convention on Enforced Disappearance art. 17(3)(g)", "in case of death its circumstances and cause, and the destination of the remains"),
        new("icpped-17-release", "Convention on Enforced Disappearance art. 17(3)(h)", "date and time of release or transfer, the destination and the authority responsible for it"),
        new("ohchr-officers", "OHCHR, list of registration", "the officers who arrested"),
        new("ohchr-appearance", "OHCHR, list of registration", "when the person appeared before an authority"),
    ];
}

/// <summary>Says that an event keeps a <see cref="FileItem"/>: docs/concepts/file.md is made from these.</summary>
/// <param name="item">The code of the item.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class HoldsAttribute(string item) : Attribute
{
    public string Item { get; } = item;
}
