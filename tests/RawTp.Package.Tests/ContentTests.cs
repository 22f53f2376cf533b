using System.Buffers.Binary;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace RawTp.Package.Tests;

[Collection(PackageCollection.Name)]
public class ContentTests(PackedPackage package)
{
    /// <summary>The kind of the sources in symbols (Portable PDB, "Embedded Source").</summary>
    private static readonly Guid s_embeddedSource = new("0e8a571b-6926-466e-b4ad-8ab04611f5fe");

    [Fact]
    public void The_package_holds_exactly_these_files()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.PackagePath);

        Assert.Equal(
            [
                "README.md",
                "RawTp.nuspec",
                "analyzers/dotnet/roslyn4.14/cs/RawTp.Analyzers.dll",
                "analyzers/dotnet/roslyn4.14/cs/RawTp.CodeFixes.dll",
                "analyzers/dotnet/roslyn4.14/cs/RawTp.Generators.dll",
                "analyzers/dotnet/roslyn4.8/cs/RawTp.Analyzers.dll",
                "analyzers/dotnet/roslyn4.8/cs/RawTp.Generators.dll",
                "buildTransitive/net8.0/RawTp.props",
                "buildTransitive/net8.0/RawTp.targets",
                "icon.png",
                "lib/net10.0/RawTp.Runtime.dll",
                "lib/net10.0/RawTp.Runtime.pdb",
                "lib/net10.0/RawTp.Runtime.xml",
                "lib/net8.0/RawTp.Runtime.dll",
                "lib/net8.0/RawTp.Runtime.pdb",
                "lib/net8.0/RawTp.Runtime.xml",
            ],
            archive.Entries.Select(entry => entry.FullName).Where(name => !IsOfTheContainer(name)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void The_symbols_are_also_in_a_package_of_their_own_fit_the_libraries_and_hold_the_sources(string folder)
    {
        using ZipArchive archive = ZipFile.OpenRead(package.PackagePath);
        using ZipArchive symbolArchive = ZipFile.OpenRead(Path.ChangeExtension(package.PackagePath, ".snupkg"));
        using PEReader library = OpenAssembly(archive.GetEntry($"lib/{folder}/RawTp.Runtime.dll")!);
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(Bytes(symbolArchive.GetEntry($"lib/{folder}/RawTp.Runtime.pdb")!)));
        MetadataReader reader = symbols.GetMetadataReader();

        CodeViewDebugDirectoryData wanted = library.ReadCodeViewDebugDirectoryData(library.ReadDebugDirectory().Single(static entry => entry.Type == DebugDirectoryEntryType.CodeView));
        Assert.Equal(wanted.Guid, new Guid(reader.DebugMetadataHeader!.Id.AsSpan(0, 16)));
        Assert.All(reader.Documents, handle =>
        {
            Assert.StartsWith("/_/", reader.GetString(reader.GetDocument(handle).Name));
            Assert.Contains(reader.GetCustomDebugInformation(handle), information => reader.GetGuid(reader.GetCustomDebugInformation(information).Kind) == s_embeddedSource);
        });
    }

    [Fact]
    public void The_assemblies_are_the_same_wherever_they_are_built()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.PackagePath);
        Assert.All(archive.Entries.Where(static entry => entry.FullName.EndsWith(".dll", StringComparison.Ordinal)), static entry =>
        {
            using PEReader assembly = OpenAssembly(entry);
            Assert.Contains(assembly.ReadDebugDirectory(), static known => known.Type == DebugDirectoryEntryType.Reproducible);
            Assert.False(Bytes(entry).AsSpan().IndexOf(Encoding.UTF8.GetBytes(ThisBuild.RepositoryFolder)) >= 0, $"{entry.FullName} names the folder that it was built in.");
        });
    }

    [Fact]
    public void The_icon_is_a_square_of_128_pixels()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.PackagePath);
        byte[] icon = Bytes(archive.GetEntry("icon.png")!);

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], icon[..4]);
        Assert.Equal((128, 128), (BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20))));
    }

    [Fact]
    public void The_package_depends_on_no_other()
    {
        XElement metadata = Nuspec();

        IEnumerable<XElement> groups = metadata.Descendants().Where(element => element.Name.LocalName == "group");
        Assert.Equal(["net10.0", "net8.0"], groups.Select(group => group.Attribute("targetFramework")!.Value).Order());
        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName is "dependency" or "frameworkReference" or "frameworkAssembly");
        // It would keep the runtime from the compiler and from the users of a library.
        Assert.DoesNotContain(metadata.Elements(), element => element.Name.LocalName == "developmentDependency");
    }

    [Fact]
    public void The_readme_has_no_link_that_works_in_the_repository_only()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.PackagePath);
        string readme = Encoding.UTF8.GetString(Bytes(archive.GetEntry("README.md")!));

        Assert.Contains("](https://github.com/rawtp/rawtp/blob/main/docs/", readme);
        Assert.Contains("](https://github.com/rawtp/rawtp/blob/main/README.md#", readme);
        Assert.DoesNotMatch(@"\]\((?!https?:)", readme);
    }

    [Fact]
    public void The_package_says_what_it_is_and_where_it_comes_from()
    {
        XElement metadata = Nuspec();

        string Of(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
        Assert.Equal("RawTp", Of("id"));
        Assert.Equal("MIT", Of("license"));
        Assert.Equal("README.md", Of("readme"));
        Assert.Equal("icon.png", Of("icon"));
        Assert.StartsWith("Raw tracepoints for .NET", Of("description"));
        Assert.EndsWith("/CHANGELOG.md", Of("releaseNotes"));
        Assert.Contains("tracepoint", Of("tags").Split(' '));
        Assert.Equal("https://github.com/rawtp/rawtp", metadata.Elements().Single(element => element.Name.LocalName == "repository").Attribute("url")!.Value);
    }

    [Theory]
    [InlineData("net8.0", ".NETCoreApp,Version=v8.0")]
    [InlineData("net10.0", ".NETCoreApp,Version=v10.0")]
    public void Each_library_is_the_build_for_its_framework_with_its_documentation(string folder, string framework)
    {
        using ZipArchive archive = ZipFile.OpenRead(package.PackagePath);
        using PEReader library = OpenAssembly(archive.GetEntry($"lib/{folder}/RawTp.Runtime.dll")!);
        using Stream documentation = archive.GetEntry($"lib/{folder}/RawTp.Runtime.xml")!.Open();

        Assert.Equal(framework, TargetFramework(library.GetMetadataReader()));
        Assert.Contains(XDocument.Load(documentation).Descendants("member"), member => member.Attribute("name")!.Value == "P:RawTp.RawTracepoint.IsEnabled");
    }

    [Theory]
    [InlineData("roslyn4.8", 4, 8)]
    [InlineData("roslyn4.14", 4, 14)]
    public void What_lies_in_a_folder_of_a_compiler_loads_in_that_compiler(string folder, int major, int minor)
    {
        using ZipArchive archive = ZipFile.OpenRead(package.PackagePath);
        foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => entry.FullName.StartsWith($"analyzers/dotnet/{folder}/", StringComparison.Ordinal)))
        {
            using PEReader assembly = OpenAssembly(entry);
            MetadataReader metadata = assembly.GetMetadataReader();

            Assert.Equal(".NETStandard,Version=v2.0", TargetFramework(metadata));
            Assert.All(metadata.AssemblyReferences.Select(metadata.GetAssemblyReference), reference =>
            {
                string name = metadata.GetString(reference.Name);
                if (name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
                    Assert.True(reference.Version <= new Version(major, minor, 0, 0), $"{entry.FullName} references {name} {reference.Version}.");
            });
        }
    }

    [Fact]
    public async Task Packed_twice_it_has_the_same_content()
    {
        string again = await package.PackAsync(package.NewFolder("again"));

        Assert.Equal(ContentOf(package.PackagePath), ContentOf(again));
    }

    private static (string Name, string Content)[] ContentOf(string packagePath)
    {
        using ZipArchive archive = ZipFile.OpenRead(packagePath);
        return [.. archive.Entries.Select(entry => (entry.FullName, Convert.ToHexString(Bytes(entry))))];
    }

    private XElement Nuspec()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.PackagePath);
        using Stream nuspec = archive.GetEntry("RawTp.nuspec")!.Open();
        return XDocument.Load(nuspec).Root!.Elements().Single();
    }

    /// <summary>What the Open Packaging Conventions ask of every package.</summary>
    private static bool IsOfTheContainer(string name)
        => name is "[Content_Types].xml" or "_rels/.rels" || name.StartsWith("package/services/metadata/", StringComparison.Ordinal);

    private static PEReader OpenAssembly(ZipArchiveEntry entry) => new(new MemoryStream(Bytes(entry)));

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using MemoryStream bytes = new();
        using (Stream content = entry.Open())
            content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string TargetFramework(MetadataReader metadata)
    {
        foreach (CustomAttribute attribute in metadata.GetAssemblyDefinition().GetCustomAttributes().Select(metadata.GetCustomAttribute))
        {
            var constructor = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor);
            if (metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)constructor.Parent).Name) != "TargetFrameworkAttribute")
                continue;
            BlobReader value = metadata.GetBlobReader(attribute.Value);
            value.ReadUInt16(); // the prolog of every attribute value
            return value.ReadSerializedString()!;
        }
        return "none";
    }
}
