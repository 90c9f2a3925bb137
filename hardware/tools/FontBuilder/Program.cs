Console.WriteLine("font builder");
