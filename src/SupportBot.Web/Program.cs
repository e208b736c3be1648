using SupportBot.Web.Verbs;

return await SupportBotCommand.RunAsync(args);
