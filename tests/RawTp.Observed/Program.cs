using RawTp.Observed;

// "fire" places one order and ends; "serve" goes on until its standard input is closed.
bool serves = args is ["serve"];
Task<string?> end = serves ? Task.Run(Console.In.ReadLine) : Task.FromResult<string?>(null);
Console.WriteLine("ready");
int id = 0;
do
{
    id--;
    Shop.OrderPlaced(id, "Ada", Payment.Card, new Price(9.5, "EUR"));
    Shop.OrderShipped(id);
    if (serves)
        Thread.Sleep(1);
}
while (!end.IsCompleted);
