using System.Runtime.InteropServices;

namespace RawTp.Publish.Tests;

/// <summary>One application, published in one way.</summary>
/// <param name="Name">Of the way, and of the folder.</param>
/// <param name="Sources">The folders of its C# files.</param>
/// <param name="Framework">What it is built for.</param>
/// <param name="Properties">What is special about it.</param>
internal sealed record PublishedApplication(string Name, string[] Sources, string Framework, params string[] Properties)
{
    private const string NativeAot = "<SelfContained>true</SelfContained><PublishAot>true</PublishAot><StripSymbols>false</StripSymbols>";
    private const string Trimmed = "<SelfContained>true</SelfContained><PublishTrimmed>true</PublishTrimmed>";
    private const string SingleFile = "<SelfContained>false</SelfContained><PublishSingleFile>true</PublishSingleFile>";
    private const string ReadyToRun = "<SelfContained>false</SelfContained><PublishReadyToRun>true</PublishReadyToRun>";
    private const string WithEvents = "<EventSourceSupport>true</EventSourceSupport>";
    private const string SelfContained = "<SelfContained>true</SelfContained>";

    public static IReadOnlyList<PublishedApplication> All { get; } =
    [
        new("everywhere-aot", Everywhere, "net10.0", NativeAot, WithEvents),
        new("everywhere-net8", Everywhere, "net8.0", SelfContained),
        new("everywhere-trimmed-single-file", Everywhere, "net10.0", Trimmed, "<PublishSingleFile>true</PublishSingleFile>", WithEvents),
        new("everywhere-ready-to-run", Everywhere, "net10.0", ReadyToRun),
        new("quickstart-aot", Quickstart, "net10.0", NativeAot),
        new("quickstart-trimmed", Quickstart, "net10.0", Trimmed),
        new("quickstart-single-file", Quickstart, "net10.0", SingleFile),
        new("quickstart-ready-to-run", Quickstart, "net10.0", ReadyToRun),
        new("shop-off", Shop, "net10.0", NativeAot, "<RawTpEnabled>false</RawTpEnabled>"),
        new("shop-deleted", Shop, "net10.0", NativeAot, "<Deleted>true</Deleted>"),
    ];

    private static string[] Everywhere => [Path.Combine("tests", "RawTp.Everywhere"), Shared];

    private static string[] Quickstart => [Path.Combine("samples", "Quickstart"), Path.Combine("tests", "RawTp.Publish.Tests", "Measured"), Shared];

    private static string Shared => Path.Combine("tests", "Shared");

    private static string[] Shop => [Path.Combine("tests", "RawTp.Publish.Tests", "Shop")];

    /// <summary>Where the code generator writes what it makes of the methods that the tests read.</summary>
    public const string ListingFile = "listing.txt";

    public static string Methods => "FireOnce Sell";

    /// <summary>Every warning of the tools is an error. Programs may allocate and links be lost, as .editorconfig allows the repository's tests.</summary>
    public string ProjectText(string packageVersion) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <AssemblyName>Application</AssemblyName>
            <TargetFramework>{Framework}</TargetFramework>
            <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
            <PublishDir>out/</PublishDir>
            <LangVersion>latest</LangVersion>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <TrimmerSingleWarn>false</TrimmerSingleWarn>
            <NoWarn>$(NoWarn);RTP2001;RTP2003</NoWarn>
            <InvariantGlobalization>true</InvariantGlobalization>
            <ConcurrentGarbageCollection>false</ConcurrentGarbageCollection>
            {string.Join("\n    ", Properties)}
            <DefineConstants Condition="'$(Deleted)' == 'true'">$(DefineConstants);DELETED</DefineConstants>
            <PublishReadyToRunCrossgen2ExtraArgs>--codegenopt:JitStdOutFile=$(MSBuildProjectDirectory)/{ListingFile};--codegenopt:JitDisasm={Methods}</PublishReadyToRunCrossgen2ExtraArgs>
          </PropertyGroup>
          <ItemGroup>
            <IlcArg Include="--codegenopt:JitStdOutFile=$(MSBuildProjectDirectory)/{ListingFile}" />
            <IlcArg Include="--codegenopt:JitDisasm={Methods}" />
          </ItemGroup>
          <ItemGroup>
            <PackageReference Include="RawTp" Version="{packageVersion}" Condition="'$(Deleted)' != 'true'" />
            <ProjectReference Include="Library/*.csproj" />
            <Compile Remove="Library/**" />
          </ItemGroup>
        </Project>
        """;
}
