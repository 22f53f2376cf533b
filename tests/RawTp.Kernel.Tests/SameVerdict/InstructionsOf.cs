using RawTp.Kernel.Tests.Bpf;
using static RawTp.Kernel.Tests.Bpf.BpfRegister;

namespace RawTp.Kernel.Tests.SameVerdict;

/// <summary>A described program as the kernel takes it.</summary>
internal static class InstructionsOf
{
    public static BpfInstruction[] Program(IReadOnlyList<Statement> statements)
        => [.. Enumerable.Range((int)R6, 4).Select(static register => BpfInstruction.Move((BpfRegister)register, 0)), .. Block(statements), .. Statement.Ends(statements) ? [] : End()];

    private static BpfInstruction[] End() => [BpfInstruction.Move(R0, 0), BpfInstruction.Exit()];

    private static BpfInstruction[] Block(IEnumerable<Statement> statements) => [.. statements.SelectMany(One)];

    private static BpfInstruction[] One(Statement statement)
    {
        switch (statement)
        {
            case Statement.Read read:
                return [BpfInstruction.Load(read.To, R1, read.Index * sizeof(ulong), read.Bytes)];
            case Statement.Set { Value: { Register: { } from } } copy:
                return [BpfInstruction.Move(copy.To, from)];
            case Statement.Set set:
                return [BpfInstruction.Move(set.To, set.Value.Number)];
            case Statement.Compute compute:
                return [BpfInstruction.Compute((byte)compute.Operator, compute.To, compute.Right.Register, compute.Right.Number, compute.IsHalf)];
            case Statement.If branch:
                BpfInstruction[] then = Block(branch.Then);
                BpfInstruction[] otherwise = [.. Block(branch.Otherwise), .. Statement.Ends(branch.Otherwise) ? Array.Empty<BpfInstruction>() : [BpfInstruction.Skip(then.Length)]];
                return [BpfInstruction.SkipIf((byte)branch.Comparison, branch.Left, branch.Right.Register, branch.Right.Number, otherwise.Length, branch.IsHalf), .. otherwise, .. then];
            case Statement.Repeat repeat:
                BpfInstruction[] body = [.. Block(repeat.Body), BpfInstruction.Add(repeat.Counter, 1)];
                return [BpfInstruction.Move(repeat.Counter, 0), .. body, BpfInstruction.SkipIf((byte)Comparison.Below, repeat.Counter, null, repeat.Times, -body.Length - 1, isHalf: false)];
            default:
                return End();
        }
    }
}
