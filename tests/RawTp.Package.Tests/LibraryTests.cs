namespace RawTp.Package.Tests;

[Collection(PackageCollection.Name)]
public class LibraryTests(PackedPackage package)
{
    [Fact]
    public async Task A_program_is_attached_by_name_before_anything_of_the_library_has_been_used()
    {
        UserProject application = package.NewProject("Application").Console(library: LibraryWithTracepoints());
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
        UserProject application = package.NewProject("WrongApplication").Console(library: LibraryWithTracepoints());
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

    private UserProject LibraryWithTracepoints()
    {
        UserProject library = package.NewProject("Shop").Library();
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
