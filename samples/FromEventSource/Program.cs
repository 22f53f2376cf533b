using FromEventSource;
using FromEventSource.After;
using FromEventSource.Before;
using RawTp;

JobQueue queue = new();
using JobListener listener = new();
RawTracepointLink[] links = JobPrograms.Attach();

queue.Add("invoices", JobPriority.Normal, static () => 40);
queue.Add("alarm", JobPriority.Urgent, static () => 2);
queue.Add("import", JobPriority.Normal, static () => throw new InvalidOperationException("There is nothing to import."));
queue.RunAll();

RawTracepoint.Detach(links);
Console.WriteLine($"EventSource  {listener.Report}");
Console.WriteLine($"RawTp        {JobPrograms.Report}");
return listener.Report.ToString() == JobPrograms.Report.ToString() ? 0 : 1;
