using RawTp.Testing;

namespace RawTp.Analyzers.Tests.Usage;

[Trait("Rule", "RTP2004")]
public sealed class BlockingProgramTests
{
    [Theory]
    [InlineData("lock ({|RTP2004:s_gate|}) { }", "takes a lock")]
    [InlineData("{|RTP2004:Monitor.Enter(s_gate)|};", "calls 'Monitor.Enter'")]
    [InlineData("{|RTP2004:Monitor.TryEnter(s_gate, 100)|};", "calls 'Monitor.TryEnter'")]
    [InlineData("{|RTP2004:Monitor.Wait(s_gate)|};", "calls 'Monitor.Wait'")]
    [InlineData("{|RTP2004:Thread.Sleep(1)|};", "calls 'Thread.Sleep'")]
    [InlineData("{|RTP2004:s_thread.Join()|};", "calls 'Thread.Join'")]
    [InlineData("{|RTP2004:s_task.Wait()|};", "calls 'Task.Wait'")]
    [InlineData("{|RTP2004:Task.WaitAll(s_tasks)|};", "calls 'Task.WaitAll'")]
    [InlineData("s_seen = {|RTP2004:s_task.Result|};", "reads 'Task.Result'")]
    [InlineData("s_seen = {|RTP2004:s_valueTask.Result|};", "reads 'ValueTask.Result'")]
    [InlineData("s_seen = {|RTP2004:s_task.GetAwaiter().GetResult()|};", "calls 'TaskAwaiter.GetResult'")]
    [InlineData("s_seen = {|RTP2004:s_task.ConfigureAwait(false).GetAwaiter().GetResult()|};", "calls 'ConfiguredTaskAwaiter.GetResult'")]
    [InlineData("s_seen = {|RTP2004:s_valueTask.GetAwaiter().GetResult()|};", "calls 'ValueTaskAwaiter.GetResult'")]
    [InlineData("{|RTP2004:s_event.WaitOne()|};", "calls 'WaitHandle.WaitOne'")]
    [InlineData("{|RTP2004:s_mutex.WaitOne(50)|};", "calls 'WaitHandle.WaitOne'")]
    [InlineData("{|RTP2004:s_semaphore.Wait()|};", "calls 'SemaphoreSlim.Wait'")]
    [InlineData("{|RTP2004:s_slim.Wait(TimeSpan.FromSeconds(1))|};", "calls 'ManualResetEventSlim.Wait'")]
    [InlineData("{|RTP2004:s_readers.EnterReadLock()|};", "calls 'ReaderWriterLockSlim.EnterReadLock'")]
    [InlineData("bool taken = false; {|RTP2004:s_spin.Enter(ref taken)|};", "calls 'SpinLock.Enter'")]
    [InlineData("{|RTP2004:s_queue.Take()|};", "calls 'BlockingCollection.Take'")]
    [InlineData("{|RTP2004:Console.ReadLine()|};", "calls 'Console.ReadLine'")]
    [InlineData("{|RTP2004:File.AppendAllText(\"log\", dev)|};", "calls 'File.AppendAllText'")]
    [InlineData("s_seen = {|RTP2004:File.Exists(dev)|} ? 1UL : 0;", "calls 'File.Exists'")]
    [InlineData("{|RTP2004:s_file.Flush()|};", "calls 'FileStream.Flush'")]
    [InlineData("{|RTP2004:s_socket.Send(s_bytes)|};", "calls 'Socket.Send'")]
    [InlineData("{|RTP2004:GC.Collect()|};", "calls 'GC.Collect'")]
    [InlineData("{|RTP2004:RawTracepoint.Synchronize()|};", "calls 'RawTracepoint.Synchronize'")]
    [InlineData("{|RTP2004:s_writer.WriteLine(dev)|};", "calls 'StreamWriter.WriteLine'")]
    [InlineData("s_count += {|RTP2004:s_reader.ReadLine()|}!.Length;", "calls 'StreamReader.ReadLine'")]
    [InlineData("{|RTP2004:s_info.Delete()|};", "calls 'FileInfo.Delete'")]
    [InlineData("s_count += {|RTP2004:s_folder.GetFiles()|}.Length;", "calls 'DirectoryInfo.GetFiles'")]
    [InlineData("using var file = {|RTP2004:new FileStream(dev, FileMode.Open)|};", "opens a file as 'FileStream'")]
    [InlineData("using var file = {|RTP2004:new StreamWriter(dev)|};", "opens a file as 'StreamWriter'")]
    [InlineData("s_seen = {|RTP2004:Slow|};", "reads 'Slow', which takes a lock")]
    [InlineData("{|RTP2004:Slow|} = act;", "writes 'Slow', which calls 'Thread.Sleep'")]
    [InlineData("if (!s_task.IsFaulted) return; s_seen = {|RTP2004:s_task.Result|};", "reads 'Task.Result'")]
    [InlineData("if (s_task.IsCompleted) return; {|RTP2004:s_task.Wait()|};", "calls 'Task.Wait'")]
    [InlineData("if (!s_task.IsCompleted) return; lock ({|RTP2004:s_gate|}) { }", "takes a lock")]
    [InlineData("if (s_task.IsCompleted) {|RTP2004:Thread.Sleep(1)|};", "calls 'Thread.Sleep'")]
    [InlineData("if (act > 5) { try { } finally { {|RTP2004:Thread.Sleep(1)|}; } }", "calls 'Thread.Sleep'")]
    [InlineData("{|RTP2004:Locked()|};", "calls 'Locked', which takes a lock")]
    [InlineData("{|RTP2004:Extensions.Slow(dev)|};", "calls 'Slow', which calls 'Thread.Sleep'")]
    [InlineData("{|RTP2004:dev.Slow()|};", "calls 'Slow', which calls 'Thread.Sleep'")]
    [InlineData("Local(); void Local() { {|RTP2004:Thread.Sleep(1)|}; }", "calls 'Thread.Sleep'")]
    public Task A_program_that_waits_is_reported(string statements, string what)
        => VerifyAsync(statements, $"Program 'P' can make the traced code wait: it {what}; hand over to another thread what has to wait");

    [Theory]
    [InlineData("Console.WriteLine(dev);")]
    [InlineData("Interlocked.Increment(ref s_count);")]
    [InlineData("if (Monitor.TryEnter(s_gate)) Monitor.Exit(s_gate);")]
    [InlineData("if (Monitor.TryEnter(s_gate, 0)) Monitor.Exit(s_gate);")]
    [InlineData("if (Monitor.TryEnter(s_gate, TimeSpan.Zero)) Monitor.Exit(s_gate);")]
    [InlineData("if (s_semaphore.Wait(0)) s_semaphore.Release();")]
    [InlineData("if (s_event.WaitOne(0)) s_seen = 1;")]
    [InlineData("s_event.Set(); s_slim.Set(); s_semaphore.Release();")]
    [InlineData("Thread.Sleep(0); Thread.Yield();")]
    [InlineData("if (s_task.IsCompleted) s_seen = s_task.Result;")]
    [InlineData("if (!s_task.IsCompleted) return; s_count++; s_seen = s_task.Result;")]
    [InlineData("if (s_task is not { IsCompletedSuccessfully: true }) return; s_seen = s_task.Result;")]
    [InlineData("s_count += s_info.Name.Length + s_folder.FullName.Length;")]
    [InlineData("s_writer.WriteLineAsync(dev); s_seen = Fast; Fast = act;")]
    [InlineData("LockedWhereNeeded(act);")]
    [InlineData("s_seen = s_task.IsCompletedSuccessfully ? s_task.Result : 0;")]
    [InlineData("s_link?.Dispose();")]
    [InlineData("s_queue.TryTake(out _);")]
    [InlineData("s_concurrent.Enqueue(act);")]
    [InlineData("s_memory.WriteByte((byte)act); s_memory.Flush();")]
    [InlineData("s_own.Wait(); s_own.Sleep(5); s_seen = s_own.Result;")]
    [InlineData("s_file.FlushAsync();")]
    [InlineData("s_semaphore.WaitAsync();")]
    [InlineData("Twice(act);")]
    [InlineData("Action later = static () => Thread.Sleep(1); s_later = later;")]
    [InlineData("Xdp.Idle();")]
    public Task A_program_that_does_not_wait_is_left_alone(string statements) => VerifyAsync(statements);

    [Fact]
    public Task A_method_that_is_no_program_may_wait()
        => Rules.VerifyProgramAsync("""
            static void Main() { System.Threading.Thread.Sleep(1); lock (typeof(Monitor)) { } }

            [RawTracepointProgram] static void P() => s_seen++;
            """);

    [Fact]
    public Task A_helper_in_another_file_is_looked_at()
        => Rules.Check().VerifyAsync([
            Rules.Monitor("[RawTracepointProgram] static void P() => {|RTP2004:Recorder.Record()|};"),
            new SourceFile("Recorder.cs", "static class Recorder { public static void Record() { lock (typeof(Recorder)) { } } }")],
            "Program 'P' can make the traced code wait: it calls 'Record', which takes a lock; hand over to another thread what has to wait");

    [Fact]
    public Task A_program_that_calls_itself_is_looked_at_once()
        => Rules.VerifyProgramAsync("""
            [RawTracepointProgram]
            static void P(uint act)
            {
                if (act > 0)
                    P(act - 1);
                lock ({|RTP2004:typeof(Monitor)|}) { }
            }
            """);

    private static Task VerifyAsync(string statements, params string?[] messages)
        => Rules.Check().VerifyAsync([
            new SourceFile("Watch.cs", $$"""
                using System;
                using System.Collections.Concurrent;
                using System.IO;
                using System.Net.Sockets;
                using System.Threading;
                using System.Threading.Tasks;
                using RawTp;

                public static partial class Watch
                {
                    static readonly object s_gate = new();
                    static readonly Thread s_thread = Thread.CurrentThread;
                    static readonly Task<ulong> s_task = Task.FromResult(1UL);
                    static readonly Task[] s_tasks = [s_task];
                    static ValueTask<ulong> s_valueTask;
                    static readonly AutoResetEvent s_event = new(false);
                    static readonly Mutex s_mutex = new();
                    static readonly SemaphoreSlim s_semaphore = new(1);
                    static readonly ManualResetEventSlim s_slim = new();
                    static readonly ReaderWriterLockSlim s_readers = new();
                    static SpinLock s_spin;
                    static readonly BlockingCollection<uint> s_queue = new();
                    static readonly ConcurrentQueue<uint> s_concurrent = new();
                    static readonly FileStream s_file = File.OpenRead("x");
                    static readonly MemoryStream s_memory = new();
                    static readonly Socket s_socket = null!;
                    static readonly byte[] s_bytes = new byte[8];
                    static readonly Own s_own = new();
                    static RawTracepointLink? s_link;
                    static Action? s_later;
                    static ulong s_seen;
                    static long s_count;

                    static readonly StreamWriter s_writer = new("x");
                    static readonly StreamReader s_reader = new("x");
                    static readonly FileInfo s_info = new("x");
                    static readonly DirectoryInfo s_folder = new("x");

                    static ulong Slow { get { lock (s_gate) return 1; } set => Thread.Sleep((int)value); }

                    static ulong Fast { get => s_seen; set => s_seen = value; }

                    static void Locked() { lock (s_gate) { } }

                    static void LockedWhereNeeded(uint act)
                    {
                        if (act < 99)
                            return;
                        lock (s_gate) { }
                    }

                    static void Twice(uint act) => Once(act);

                    static void Once(uint act) => s_seen += act;

                    [RawTracepointProgram("xdp_exception")]
                    static void P(string dev, object xdp, uint act)
                    {
                        {{statements}}
                    }
                }

                static class Extensions
                {
                    public static void Slow(this string text) { Thread.Sleep(text.Length); }
                }

                class Own
                {
                    public ulong Result => 1;

                    public void Wait() { }

                    public void Sleep(int time) { }
                }
                """),
            new SourceFile("Tracepoints.cs", Rules.Tracepoints)], messages);
}
