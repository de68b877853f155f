// Where somebody is, so that an address can be reloaded and sent to a colleague: /dead-letters/17-in#partner=uk.
// What is filtered by stands behind the #, which Hawtio's side bar does not carry over to other pages, and no log sees.
import { router } from './host.js'

/** What follows the page's own name in the path; blank for the page itself. */
export const useShown = () => decodeURIComponent(router.useLocation().pathname.split('/').slice(2).join('/'))

/** The members behind the #, and how to change them. */
export const useFilter = () => {
  const { hash, pathname, search } = router.useLocation()
  const navigate = router.useNavigate()
  const filter = Object.fromEntries(new URLSearchParams(hash.slice(1)))
  const setFilter = members => {
    const kept = Object.entries(members).filter(([, value]) => value)
    navigate({ pathname, search, hash: kept.length ? '#' + new URLSearchParams(kept) : '' })
  }
  return [filter, setFilter]
}

export const addressOf = (page, shown, filter = {}) => {
  const hash = new URLSearchParams(Object.entries(filter).filter(([, value]) => value)).toString()
  return { pathname: `/${page}${shown ? '/' + encodeURIComponent(shown) : ''}`, hash: hash && '#' + hash }
}
