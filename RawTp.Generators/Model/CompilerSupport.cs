// What the compiler asks for, and netstandard2.0 lacks, where records and list patterns are used.

namespace System.Runtime.CompilerServices
{
    internal static class IsExternalInit;
}

namespace System
{
    internal readonly struct Index(int value, bool fromEnd = false)
    {
        public int GetOffset(int length) => fromEnd ? length - value : value;
    }
}
