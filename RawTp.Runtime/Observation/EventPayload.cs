namespace RawTp;

/// <summary>
/// What <see cref="System.Diagnostics.Tracing.EventSource"/> takes apart into the fields of an event: an object whose type has a
/// property for each. <see cref="PayloadType"/> makes such types; their properties read <see cref="Values"/>.
/// </summary>
internal abstract class EventPayload
{
    internal object[] Values = [];
}
