namespace FromEventSource;

internal enum JobPriority
{
    Normal,
    Urgent,
}
