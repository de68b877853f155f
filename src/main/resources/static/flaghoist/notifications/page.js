// The page of the notifications: search, or one.
import { h } from '../host.js'
import { useShown } from '../address.js'
import { Frame } from '../parts/page.js'
import { Notification } from './notification.js'
import { Search } from './search.js'

export const Page = () => {
  const shown = useShown()
  if (shown) return h(Notification, { key: shown, entry: Number(shown) })
  return h(Frame, { title: 'Notifications', intro: 'All that partners have sent, the newest first, and what became of it.' }, h(Search))
}
