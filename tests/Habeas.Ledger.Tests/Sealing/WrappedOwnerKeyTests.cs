using FsCheck.Fluent;
using Habeas.Ledger.Sealing;

namespace Habeas.Ledger.Tests.Sealing;

public class WrappedOwnerKeyTests
{
    private static readonly Guid KeyId = Guid.Parse("01932f3c-7a00-7000-8000-000000000001");
    private static readonly byte[] MasterKey = [.. Enumerable.Range(32, 32).Select(value => (byte)value)];
    private static readonly byte[] OwnerKey = [.. Enumerable.Range(0, 32).Select(value => (byte)value)];

    [Fact]
    public void Key_unwraps_under_its_id_only()
    {
        var wrapped = WrappedOwnerKey.Wrap(MasterKey, KeyId, OwnerKey, new byte[12]);
        var unwrapped = new byte[32];
        Assert.Equal(WrapFault.None, WrappedOwnerKey.TryUnwrap(MasterKey, KeyId, wrapped, unwrapped));
        Assert.Equal(OwnerKey, unwrapped);
        Assert.Equal(WrapFault.WrongKey, WrappedOwnerKey.TryUnwrap(MasterKey, Guid.Empty, wrapped, unwrapped));
        Assert.Equal(WrapFault.WrongKey, WrappedOwnerKey.TryUnwrap(OwnerKey, KeyId, wrapped, unwrapped));
        Assert.Equal(WrapFault.WrongLength, WrappedOwnerKey.TryUnwrap(MasterKey, KeyId, wrapped.AsSpan(1), unwrapped));
    }

    [Fact]
    public void Key_with_any_bit_flipped_does_not_unwrap() =>
        Property.Holds(Gen.Choose(0, (8 * WrappedOwnerKey.Length) - 1), bit =>
        {
            var wrapped = WrappedOwnerKey.Wrap(MasterKey, KeyId, OwnerKey, new byte[12]);
            wrapped[bit / 8] ^= (byte)(1 << (bit % 8));
            var fault = WrappedOwnerKey.TryUnwrap(MasterKey, KeyId, wrapped, new byte[32]);
            return fault == (bit < 8 ? WrapFault.UnknownVersion : WrapFault.WrongKey);
        });
}
