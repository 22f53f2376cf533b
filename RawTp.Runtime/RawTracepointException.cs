namespace RawTp;

/// <summary>A call on a raw tracepoint was refused; nothing was attached or changed.</summary>
public sealed class RawTracepointException : InvalidOperationException
{
    internal RawTracepointException(RawTracepointError error, string message)
        : base(message) => Error = error;

    /// <summary>The cause. <see cref="Exception.Message"/> says it in one sentence that names what was given and what would be right.</summary>
    public RawTracepointError Error { get; }
}
