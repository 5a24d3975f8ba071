// Package names finds the names of a record in a text: its people by name,
// alias, surname, first name and role, the countries of the world by name,
// adjective and capital, and the outlets that statements came through.
//
//	book := names.New(c)
//	for _, m := range book.Find("what did the German chancellor tell Fox News") {
//		fmt.Println(m.Text, m.Names)
//	}
//
// Find knows exact names only, whatever their case and accents; [Book.Near]
// reads a misspelt or transliterated word as the name that it stands for. A
// name that two people share is found as both of them: the book never picks.
package names
