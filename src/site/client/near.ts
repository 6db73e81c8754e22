/** Do `act` once `element` comes near what the reader sees: what costs much and stands far below can wait. */
export function onceNear(element: Element, act: () => void): void {
  const observer = new IntersectionObserver(
    function (entries) {
      if (!entries.some(({isIntersecting}) => isIntersecting)) return
      observer.disconnect()
      act()
    },
    {rootMargin: '100% 0px'}
  )
  observer.observe(element)
}
