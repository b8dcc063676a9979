using FsCheck;
using FsCheck.Fluent;

namespace Habeas.Ledger.Tests;

/// <summary>A law that must hold for every value: tried on many, and replayed from the seed that a failure prints.</summary>
internal static class Property
{
    public static void Holds<T>(Gen<T> values, Func<T, bool> law) =>
        Prop.ForAll(values.ToArbitrary(), law).QuickCheckThrowOnFailure();

    public static Gen<byte[]> Bytes(int most) =>
        from length in Gen.Choose(0, most)
        from bytes in Bytes(length, exactly: true)
        select bytes;

    public static Gen<byte[]> Bytes(int length, bool exactly) =>
        exactly ? Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value), length) : Bytes(length);
}
