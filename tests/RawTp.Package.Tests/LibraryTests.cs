namespace RawTp.Package.Tests;

[Collection(PackageCollection.Name)]
public class LibraryTests(PackedPackage package)
{
    [Fact]
    public async Task A_program_is_attached_by_name_before_anything_of_the_library_has_been_used()
    {
        UserProject application = package.NewProject("Application").ConsoleWith(LibraryWithTracepoints());
        application.Add("Program.cs", """
            using RawTp;
            using Shop;

            using RawTracepointLink link = RawTracepoint.Open("order_placed", Watch.OnOrderProgram);
            Console.WriteLine(RawTracepoint.Find("order_placed"));
            new Counter().Sell("apples", 3);
            Console.WriteLine($"{Watch.Amount} {Watch.Goods} for {Watch.Price}");

            public static partial class Watch
            {
                public static string Goods = "";
                public static int Amount;
                public static decimal Price;

                [RawTracepointProgram("order_placed")]
                private static void OnOrder(string goods, int amount, decimal price) => (Goods, Amount, Price) = (goods, amount, price);
            }
            """);

        DotnetCommand run = await application.RunAsync();

        run.AssertSucceeded().AssertPrinted("""
            order_placed(String goods, Int32 amount, Decimal price)
            3 apples for 1.5
            """);
    }

    [Fact]
    public async Task A_program_that_reads_what_the_tracepoint_of_the_library_does_not_have_fails_the_build()
    {
        UserProject application = package.NewProject("WrongApplication").ConsoleWith(LibraryWithTracepoints());
        string program = application.Add("Program.cs", """
            using RawTp;

            using RawTracepointLink link = RawTracepoint.Open("order_placed", Watch.OnOrderProgram);

            public static partial class Watch
            {
                private static ulong s_last;

                [RawTracepointProgram("order_placed")]
                private static void OnOrder(RawTracepointArgs args) => s_last = args[3];
            }
            """);

        DotnetCommand build = await application.BuildAsync();

        build.AssertFailed().AssertOnlyError(BuildError.At(program, "3]", "RTP1001"));
    }

    [Fact]
    public async Task Switched_off_by_the_application_the_library_fires_nothing_and_what_is_opened_is_refused()
    {
        UserProject application = package.NewProject("SwitchedOff").ConsoleWith(LibraryWithTracepoints(), "<RawTpEnabled>false</RawTpEnabled>");
        application.Add("Program.cs", """
            using RawTp;
            using Shop;

            try
            {
                using RawTracepointLink link = RawTracepoint.Open("order_placed", Watch.OnOrderProgram);
            }
            catch (RawTracepointException refused)
            {
                Console.WriteLine($"{refused.Error}: {refused.Message}");
            }
            new Counter().Sell("apples", 3);
            Watch.Own(1);
            Console.WriteLine($"{RawTracepoint.IsSupported} {RawTracepoint.All.Count} {Watch.OwnEnabled} {Watch.Amount}");

            public static partial class Watch
            {
                public static int Amount;

                [TracePoint]
                public static partial void Own(int number);

                [RawTracepointProgram("order_placed")]
                private static void OnOrder(string goods, int amount) => Amount = amount;
            }
            """);

        DotnetCommand run = await application.RunAsync();

        run.AssertSucceeded().AssertPrinted("""
            SwitchedOff: Tracepoint 'order_placed' cannot be opened, because the application was built with RawTpEnabled false, which switches all tracepoints off; build it without.
            False 0 False 0
            """);
    }

    [Fact]
    public async Task A_library_that_keeps_the_package_to_itself_is_told_what_its_applications_will_miss()
    {
        UserProject library = LibraryWithTracepoints("PrivateAssets=\"all\"");

        DotnetCommand build = await library.BuildAsync();

        Assert.Contains("warning RTP3002: Project Shop keeps RawTp to itself (PrivateAssets)", build.AssertSucceeded().StandardOutput);
    }

    [Fact]
    public async Task A_compiler_that_cannot_load_the_generator_is_reported()
    {
        UserProject library = LibraryWithTracepoints();
        (await library.DotnetAsync("restore", "-nodeReuse:false")).AssertSucceeded();

        DotnetCommand old = await library.DotnetAsync("msbuild", "-nodeReuse:false", "-t:ResolveLockFileAnalyzers", "-p:CompilerApiVersion=roslyn4.4");
        DotnetCommand known = await library.DotnetAsync("msbuild", "-nodeReuse:false", "-t:ResolveLockFileAnalyzers");

        Assert.Contains("warning RTP3001: The compiler of project Shop (roslyn4.4) is not given the generator of RawTp", old.AssertSucceeded().StandardOutput);
        Assert.DoesNotContain("RTP3001", known.AssertSucceeded().StandardOutput);
    }

    [Theory]
    [InlineData("-p:LangVersion=11", "is written in C# 11, in which what RawTp generates does not compile")]
    [InlineData("-p:LangVersion=7.3", "is written in C# 7.3, in which")]
    [InlineData("-p:Language=F#", "is written in F#, for which RawTp has no generator")]
    [InlineData("-p:LangVersion=12", null)]
    [InlineData("-p:LangVersion=12.0", null)]
    [InlineData("-p:LangVersion=preview", null)]
    [InlineData("-p:LangVersion=", null)]
    public async Task A_language_that_generated_code_is_not_in_is_reported(string property, string? says)
    {
        DotnetCommand check = await LibraryWithTracepoints().DotnetAsync("msbuild", "-nodeReuse:false", "-t:CheckRawTpLanguage", "-restore", property);

        string printed = check.AssertSucceeded().StandardOutput;
        Assert.Equal(says is not null, printed.Contains("RTP3004", StringComparison.Ordinal));
        Assert.Contains(says is null ? "" : $"warning RTP3004: Project Shop {says}", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_for_an_older_framework_is_refused_the_package()
    {
        UserProject application = package.NewProject("Older").Console("netstandard2.0");

        DotnetCommand restore = await application.DotnetAsync("restore", "-nodeReuse:false");

        Assert.Contains("error NU1202: Package RawTp", restore.AssertFailed().StandardOutput);
    }

    [Theory]
    [InlineData("net8.0", true)]
    [InlineData("net10.0", false)]
    public async Task Where_trimming_cannot_take_the_librarys_tracepoints_out_the_build_says_so(string framework, bool isReported)
    {
        UserProject application = package.NewProject("Trimmed").Console(framework, "<UseAppHost>false</UseAppHost>");
        (await application.DotnetAsync("restore", "-nodeReuse:false")).AssertSucceeded();

        DotnetCommand check = await application.DotnetAsync("msbuild", "-nodeReuse:false", "-t:CheckRawTpSwitch", "-p:PublishTrimmed=true", "-p:RawTpEnabled=false");

        Assert.Equal(isReported, check.AssertSucceeded().StandardOutput.Contains($"warning RTP3003: The trimming tools of {framework} cannot", StringComparison.Ordinal));
    }

    private UserProject LibraryWithTracepoints(string reference = "")
    {
        UserProject library = package.NewProject("Shop").Library(reference);
        library.Add("Counter.cs", """
            using RawTp;

            namespace Shop;

            public sealed partial class Counter
            {
                public void Sell(string goods, int amount) => OrderPlaced(goods, amount, amount / 2m);

                [TracePoint]
                internal static partial void OrderPlaced(string goods, int amount, decimal price);
            }
            """);
        return library;
    }
}
