using System.Globalization;
using RawTp;

namespace XdpFilter;

/// <summary>One run of the sample: the capture through the filter, what the programs saw, and what they cost.</summary>
internal sealed class Session(CommandLine commandLine, Screen screen, CancellationToken cancellation)
{
    private readonly XdpProgram _program = RuleFile.Load(commandLine.RulesPath);
    private readonly PacketsInMemory _packets = new();
    private readonly Progress _progress = new();

    /// <exception cref="CaptureException">The capture is damaged; what was good of it has been shown.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; what there was has been shown.</exception>
    public void Run()
    {
        using CaptureReader reader = CaptureReader.Open(commandLine.CapturePath, cancellation);
        ReceivePath path = new(_program);

        CaptureException? damage = null;
        RawTracepointLink[] links = Monitor.AttachAll();
        Traffic traffic = new();
        try
        {
            Receive(reader, path, traffic);
        }
        catch (CaptureException e)
        {
            damage = e;
        }
        catch (OperationCanceledException)
        {
            // As below, once what there is so far has been shown.
        }
        finally
        {
            foreach (RawTracepointLink link in links)
                link.Dispose();
            _progress.Clear();
        }

        if (reader.PacketCount == 0)
        {
            cancellation.ThrowIfCancellationRequested();
            throw damage ?? new CaptureException($"{commandLine.CapturePath}: this capture holds no packets; one that does is expected");
        }

        Introduce(reader, traffic);
        new Summary(screen).Write();
        Faults(links);
        if (damage is not null)
            throw damage;
        cancellation.ThrowIfCancellationRequested();

        if (commandLine.Repeat != 0)
            Measure(path);
        screen.Line();
        screen.Line("Your own packets and rules: add  -- --pcap FILE --rules FILE  to the command.");
    }

    private void Receive(CaptureReader reader, ReceivePath path, Traffic traffic)
    {
        List<NetDevice> devices = [];
        while (!cancellation.IsCancellationRequested && reader.TryRead(out CapturedPacket packet))
        {
            while (devices.Count <= packet.Interface)
                devices.Add(new NetDevice(reader.Interfaces[devices.Count]));
            NetDevice dev = devices[packet.Interface];

            path.Receive(dev, packet.Bytes, packet.WireLength);
            _packets.Add(dev, packet.Bytes, packet.WireLength);
            traffic.Add(packet);

            if (reader.PacketCount % 1024 == 0)
                _progress.Show(() => ReadingText(reader));
        }
    }

    private void Introduce(CaptureReader reader, Traffic traffic)
    {
        screen.Line(string.Create(CultureInfo.InvariantCulture,
            $"{Path.GetFileName(commandLine.CapturePath)}: {Count(reader.PacketCount, "packet")} from {Count(reader.Interfaces.Count, "interface")}{traffic.DurationText}, filtered by {_program.Name}."));
        screen.Line("The filter itself counts nothing: what follows was seen by programs that were");
        screen.Line("attached to its tracepoints while it ran, and are detached again.");
    }

    // A program that throws is detached, and the packets go on; what it counted is then less than the whole.
    private void Faults(IEnumerable<RawTracepointLink> links)
    {
        foreach (RawTracepointLink link in links.Where(link => link.Fault is not null))
            screen.Line($"{link.Program.Name} was detached from {link.Tracepoint.Name}, because it failed: {link.Fault!.Message}");
    }

    private void Measure(ReceivePath path)
    {
        CostTable table;
        try
        {
            table = new CostMeasurement(_packets, path, cancellation).Run(
                commandLine.Repeat,
                done => _progress.Show(() => string.Create(CultureInfo.InvariantCulture, $"measuring: {done:P0}")));
        }
        finally
        {
            _progress.Clear();
        }
        CostReport.Write(screen, table);
    }

    private static string Count(long number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {what}{(number == 1 ? "" : "s")}");

    private static string ReadingText(CaptureReader reader) => string.Create(CultureInfo.InvariantCulture,
        $"reading: {Count(reader.PacketCount, "packet")}{(reader.Progress is double done ? $", {done:P0}" : "")}");
}
