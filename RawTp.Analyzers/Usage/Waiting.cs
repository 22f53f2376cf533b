using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Analyzers.Usage;

/// <summary>What makes a thread wait: for another thread, for a device, for a user, for time to pass.</summary>
internal static class Waiting
{
    /// <summary>By type, that of the member or one that it derives from; <c>*</c> at the end of a name stands for any ending, and alone for all static methods.</summary>
    private static readonly Dictionary<string, string[]> s_members = new()
    {
        ["System.Threading.Monitor"] = ["Enter", "TryEnter", "Wait"],
        ["System.Threading.Lock"] = ["Enter", "TryEnter", "EnterScope"],
        ["System.Threading.SpinLock"] = ["Enter", "TryEnter"],
        ["System.Threading.SpinWait"] = ["SpinUntil"],
        ["System.Threading.Thread"] = ["Sleep", "Join", "SpinWait"],
        ["System.Threading.WaitHandle"] = ["WaitOne", "WaitAll", "WaitAny", "SignalAndWait"],
        ["System.Threading.SemaphoreSlim"] = ["Wait"],
        ["System.Threading.ManualResetEventSlim"] = ["Wait"],
        ["System.Threading.CountdownEvent"] = ["Wait"],
        ["System.Threading.Barrier"] = ["SignalAndWait"],
        ["System.Threading.ReaderWriterLockSlim"] = ["Enter*", "TryEnter*"],
        ["System.Threading.ReaderWriterLock"] = ["Acquire*", "UpgradeToWriterLock"],
        ["System.Threading.Tasks.Task"] = ["Wait", "WaitAll", "WaitAny", "Result"],
        ["System.Threading.Tasks.ValueTask"] = ["Result"],
        ["System.Threading.Tasks.Parallel"] = ["For", "ForEach", "Invoke"],
        ["System.Runtime.CompilerServices.TaskAwaiter"] = ["GetResult"],
        ["System.Runtime.CompilerServices.ValueTaskAwaiter"] = ["GetResult"],
        ["System.Runtime.CompilerServices.ConfiguredTaskAwaitable.ConfiguredTaskAwaiter"] = ["GetResult"],
        ["System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter"] = ["GetResult"],
        ["System.Collections.Concurrent.BlockingCollection"] = ["Take", "GetConsumingEnumerable"],
        ["System.GC"] = ["Collect", "WaitForPendingFinalizers", "WaitForFullGCComplete"],
        // Console.Write is to a program what bpf_printk is in the kernel: one puts it there to find one's way, and takes it out again.
        ["System.Console"] = ["Read", "ReadLine", "ReadKey"],
        ["System.IO.File"] = ["*"],
        ["System.IO.Directory"] = ["*"],
        ["System.IO.FileInfo"] = ["Open*", "Create*", "Append*", "Copy*", "Move*", "Delete", "Replace"],
        ["System.IO.DirectoryInfo"] = ["Create*", "Enumerate*", "Get*", "Move*", "Delete"],
        ["System.IO.StreamReader"] = ["Read*"],
        ["System.IO.StreamWriter"] = ["Write*", "Flush*"],
        ["System.IO.FileStream"] = ["Read*", "Write*", "Flush", "CopyTo", "SetLength"],
        ["System.IO.RandomAccess"] = ["*"],
        ["System.IO.Pipes.PipeStream"] = ["Read", "ReadByte", "Write", "WriteByte", "WaitForPipeDrain"],
        ["System.IO.Pipes.NamedPipeClientStream"] = ["Connect"],
        ["System.IO.Pipes.NamedPipeServerStream"] = ["WaitForConnection"],
        ["System.Net.Dns"] = ["GetHost*"],
        ["System.Net.Http.HttpMessageInvoker"] = ["Send"],
        ["System.Net.Sockets.NetworkStream"] = ["Read", "ReadByte", "Write", "WriteByte"],
        ["System.Net.Sockets.Socket"] = ["Accept", "Connect", "Receive", "ReceiveFrom", "Send", "SendTo", "SendFile", "Poll", "Select"],
        ["System.Net.Sockets.TcpClient"] = ["Connect"],
        ["System.Net.Sockets.TcpListener"] = ["AcceptSocket", "AcceptTcpClient"],
        ["System.Net.Sockets.UdpClient"] = ["Send", "Receive"],
        ["System.Net.NetworkInformation.Ping"] = ["Send"],
        ["System.Diagnostics.Process"] = ["Start", "WaitForExit", "WaitForInputIdle"],
        ["RawTp.RawTracepoint"] = ["Synchronize"],
    };

    /// <returns>What the operation does, such as <c>takes a lock</c>; null where it does not wait.</returns>
    public static string? Describe(IOperation operation)
        => operation switch
        {
            ILockOperation => "takes a lock",
            IObjectCreationOperation creation when OpensFile(creation) => $"opens a file as '{creation.Type!.Name}'",
            IInvocationOperation call when !HasNoPatience(call) => Describe(call.TargetMethod),
            IPropertyReferenceOperation { Property: { Name: "Result" } property } => Describe(property),
            _ => null,
        };

    private static string? Describe(ISymbol member)
    {
        for (INamedTypeSymbol? type = member.ContainingType; type is not null; type = type.BaseType)
        {
            if (type.DeclaringSyntaxReferences.Length == 0
                && s_members.TryGetValue(type.OriginalDefinition.FullName(), out string[]? names)
                && names.Any(name => Names(name, member)))
                return $"{(member is IPropertySymbol ? "reads" : "calls")} '{type.Name}.{member.Name}'";
        }
        return null;
    }

    private static bool OpensFile(IObjectCreationOperation creation)
        => creation.Type is { Name: "FileStream" or "StreamReader" or "StreamWriter", ContainingNamespace: { Name: "IO", ContainingNamespace.Name: "System" } }
            && creation.Arguments is [{ Parameter.Type.SpecialType: SpecialType.System_String }, ..];

    private static bool Names(string pattern, ISymbol member)
        => pattern == "*" ? member.IsStatic && !IsAsynchronous(member) && !member.Name.StartsWith("Get", StringComparison.Ordinal)
            : pattern.EndsWith("*", StringComparison.Ordinal) ? member.Name.StartsWith(pattern.TrimEnd('*'), StringComparison.Ordinal) && !IsAsynchronous(member)
            : member.Name == pattern;

    private static bool IsAsynchronous(ISymbol member)
        => member is IMethodSymbol { ReturnType.Name: "Task" or "ValueTask" or "IAsyncEnumerable" or "IAsyncResult" };

    /// <summary>Whether it is told to wait no time at all, as <c>Wait(0)</c> is, or tries once, as <c>TryEnter(gate)</c> does.</summary>
    private static bool HasNoPatience(IInvocationOperation call)
    {
        IArgumentOperation? patience = call.Arguments.FirstOrDefault(static argument => argument.Parameter is { Name: "millisecondsTimeout" or "timeout" or "microSeconds" });
        if (patience is null)
            return call.TargetMethod.Name.StartsWith("TryEnter", StringComparison.Ordinal);
        return patience.Value is { ConstantValue: { HasValue: true, Value: 0 } } or IFieldReferenceOperation { Field: { Name: "Zero", ContainingType.Name: "TimeSpan" } };
    }
}
