using RawTp.Analyzers.Suppressors;
using RawTp.Testing;

namespace RawTp.Analyzers.Tests.Suppressors;

public sealed class ProcessLinkSuppressorTests
{
    [Theory]
    [InlineData("static void Main() { {|CA2000:RawTracepoint.Open(\"x\", PProgram)|}; }")]
    [InlineData("static void Main() { var link = {|CA2000:RawTracepoint.Open(\"x\", PProgram)|}; System.Console.WriteLine(link.Id); }")]
    [InlineData("static C() { {|CA2000:RawTracepoint.Open(\"x\", PProgram)|}; }")]
    [InlineData("static void Start() { {|!CA2000:RawTracepoint.Open(\"x\", PProgram)|}; }")]
    [InlineData("static void Main() { {|!CA2000:new System.IO.FileStream(\"x\", System.IO.FileMode.Open)|}.WriteByte(1); }")]
    [InlineData("static void Main() { Start(); void Start() { {|!CA2000:RawTracepoint.Open(\"x\", PProgram)|}; } }")]
    public Task What_is_attached_for_the_life_of_the_process_need_not_be_disposed(string method)
        => OtherRules.Check(new ProcessLinkSuppressor(), "CA2000").VerifyAsync(new SourceFile("C.cs", $$"""
            using RawTp;

            static partial class C
            {
                [RawTracepointProgram] static void P() { }

                {{method}}
            }
            """));
}
