using System.Text;
using RawTp.Kernel.Tests.Bpf;

namespace RawTp.Kernel.Tests.SameVerdict;

/// <summary>A described program as the body of a C# method.</summary>
internal static class SourceOf
{
    public static string Program(IEnumerable<Statement> statements)
    {
        var text = new StringBuilder("ulong R6 = 0, R7 = 0, R8 = 0, R9 = 0;\n");
        Block(statements, text);
        return text.AppendLine("return 0;").ToString();
    }

    private static void Block(IEnumerable<Statement> statements, StringBuilder text)
    {
        foreach (Statement statement in statements)
            One(statement, text);
    }

    private static void One(Statement statement, StringBuilder text)
    {
        switch (statement)
        {
            case Statement.Read { Bytes: sizeof(ulong) } read:
                text.AppendLine($"{read.To} = args[{read.Index}];");
                break;
            case Statement.Read read:
                text.AppendLine($"{read.To} = args.Value<{(read.Bytes == 1 ? "byte" : read.Bytes == 2 ? "ushort" : "uint")}>({read.Index});");
                break;
            case Statement.Set set:
                text.AppendLine($"{set.To} = {Right(set.Value, isHalf: false)};");
                break;
            case Statement.Compute compute:
                text.AppendLine($"{compute.To} = {Result(compute)};");
                break;
            case Statement.If branch:
                text.AppendLine($"if ({Condition(branch)})\n{{");
                Block(branch.Then, text);
                text.AppendLine("}\nelse\n{");
                Block(branch.Otherwise, text);
                text.AppendLine("}");
                break;
            case Statement.Repeat repeat:
                text.AppendLine($"{repeat.Counter} = 0;\ndo\n{{");
                Block(repeat.Body, text);
                text.AppendLine($"{repeat.Counter}++;\n}} while ({repeat.Counter} < {repeat.Times});");
                break;
            default:
                text.AppendLine("return 0;");
                break;
        }
    }

    private static string Result(Statement.Compute compute)
    {
        string left = Left(compute.To, compute.IsHalf);
        string right = Right(compute.Right, compute.IsHalf);
        string distance = compute.Right.Register is { } register ? $"(int){register}" : $"{compute.Right.Number}";
        return compute.Operator switch
        {
            Operator.ShiftLeft => $"{left} << {distance}",
            Operator.ShiftRight => $"{left} >> {distance}",
            Operator.ArithmeticShiftRight => compute.IsHalf ? $"(uint)((int){left} >> {distance})" : $"(ulong)((long){left} >> {distance})",
            _ => $"{left} {Sign(compute.Operator)} {right}",
        };
    }

    private static string Sign(Operator @operator)
        => @operator switch
        {
            Operator.Add => "+",
            Operator.Subtract => "-",
            Operator.Multiply => "*",
            Operator.Divide => "/",
            Operator.Modulo => "%",
            Operator.And => "&",
            Operator.Or => "|",
            _ => "^",
        };

    private static string Condition(Statement.If branch)
    {
        string left = Left(branch.Left, branch.IsHalf);
        string right = Right(branch.Right, branch.IsHalf);
        string signed = branch.IsHalf ? "(int)" : "(long)";
        string signedRight = branch.Right.Register is null ? $"{branch.Right.Number}" : signed + right;
        return branch.Comparison switch
        {
            Comparison.Equal => $"{left} == {right}",
            Comparison.Different => $"{left} != {right}",
            Comparison.Above => $"{left} > {right}",
            Comparison.AtLeast => $"{left} >= {right}",
            Comparison.Below => $"{left} < {right}",
            Comparison.AtMost => $"{left} <= {right}",
            Comparison.SharesBits => $"({left} & {right}) != 0",
            Comparison.SignedAbove => $"{signed}{left} > {signedRight}",
            Comparison.SignedAtLeast => $"{signed}{left} >= {signedRight}",
            Comparison.SignedBelow => $"{signed}{left} < {signedRight}",
            _ => $"{signed}{left} <= {signedRight}",
        };
    }

    private static string Left(BpfRegister register, bool isHalf) => isHalf ? $"(uint){register}" : $"{register}";

    private static string Right(Operand operand, bool isHalf)
        => operand.Register is { } register ? Left(register, isHalf) : isHalf ? $"{(uint)operand.Number}U" : $"{(ulong)operand.Number}UL";
}
